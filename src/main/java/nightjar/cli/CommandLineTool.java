package nightjar.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nightjar.cli.log.ErrorLog;
import nightjar.cli.log.Verbosity;
import nightjar.cli.manual.Misuse;
import nightjar.cli.model.CardCommand;
import nightjar.cli.model.CompareCommand;
import nightjar.cli.model.GoalCommand;
import nightjar.cli.model.ModelsCommand;
import nightjar.cli.model.PromoteCommand;
import nightjar.cli.model.ReviewCommand;
import nightjar.cli.model.RollbackCommand;
import nightjar.cli.model.VerifyCommand;
import nightjar.cli.option.Complaint;
import nightjar.cli.option.FileNames;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.option.TypedValues;
import nightjar.cli.project.CheckCommand;
import nightjar.cli.project.ExploreCommand;
import nightjar.cli.project.InitCommand;
import nightjar.cli.project.SchemaCommand;
import nightjar.cli.run.AbandonCommand;
import nightjar.cli.run.PlanCommand;
import nightjar.cli.run.PurgeCommand;
import nightjar.cli.run.RestartCommand;
import nightjar.cli.run.RunsCommand;
import nightjar.cli.run.SampleRunsCommand;
import nightjar.cli.run.ScoreCommand;
import nightjar.cli.run.ShowCommand;
import nightjar.cli.run.StopCommand;
import nightjar.cli.run.TrainCommand;
import nightjar.workspace.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/// The command `nightjar` and how its errors become exit codes.
@Command(
        name = "nightjar",
        description = "Trains and scores tabular models, every night, and never loses its place.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineTool.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or complete already",
            "1:failed; restart it",
            "2:wrong use, wrong project file, or nothing to work with",
            "3:the data were refused",
            "4:stopped, also by SIGTERM or SIGHUP; restart it",
            "5:a living process works on the run",
            "6:over budget",
            "130:Ctrl-C, after a clean stop"
        })
public final class CommandLineTool {

    /// Every command, in the order of the help.
    public static final List<Class<?>> COMMANDS =
            List.of(
                    InitCommand.class,
                    CheckCommand.class,
                    SchemaCommand.class,
                    ExploreCommand.class,
                    PlanCommand.class,
                    SampleRunsCommand.class,
                    TrainCommand.class,
                    ScoreCommand.class,
                    RunsCommand.class,
                    ShowCommand.class,
                    StopCommand.class,
                    RestartCommand.class,
                    AbandonCommand.class,
                    ModelsCommand.class,
                    PromoteCommand.class,
                    RollbackCommand.class,
                    ReviewCommand.class,
                    PurgeCommand.class,
                    VerifyCommand.class,
                    GoalCommand.class,
                    CardCommand.class,
                    CompareCommand.class,
                    DoctorCommand.class,
                    CompletionCommand.class,
                    ManCommand.class,
                    HelpCommand.class,
                    RehearseCommand.class);

    /// Answered without the parser.
    private static final Set<String> VERSION = Set.of("-V", "--version");

    private CommandLineTool() {}

    /// Runs one command; standard output gets answers, standard error everything else.
    ///
    /// @return the exit code
    public static int run(String... arguments) {
        if (arguments.length == 1 && VERSION.contains(arguments[0])) {
            new Screen().say(version());
            return Outcome.DONE.exitCode();
        }
        Optional<String> unreadable = FileNames.problem(arguments);
        if (unreadable.isPresent()) {
            new Screen().note(unreadable.get());
            return Outcome.WRONG_USE.exitCode();
        }
        Verbosity.USUAL.apply();
        CommandLine line = line(called(arguments));
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> explain(failure, line));
        try {
            return line.execute(arguments);
        } catch (Throwable error) {
            // The parser passes on what is no exception: memory, stack, a missing part of the
            // program.
            return explain(error, line);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    /// The parser, which knows these commands.
    public static CommandLine line(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new CommandLineTool());
        commands.forEach(line::addSubcommand);
        line.setOut(Screen.utf8(System.out));
        line.setErr(Screen.utf8(System.err));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // A name that begins with @ is a name.
        line.setExpandAtFiles(false);
        TypedValues.register(line);
        line.setParameterExceptionHandler(
                (wrong, _) -> {
                    new Screen().note(Misuse.sentence(wrong));
                    return Outcome.WRONG_USE.exitCode();
                });
        line.setExecutionExceptionHandler((failure, _, _) -> explain(failure, line));
        return line;
    }

    /// The command that is called, or all of them where the first argument is none: to describe a command costs more than to run most.
    private static List<Class<?>> called(String... arguments) {
        List<Class<?>> called =
                COMMANDS.stream()
                        .filter(command -> arguments.length > 0 && isNamed(command, arguments[0]))
                        .toList();
        return called.isEmpty() ? COMMANDS : called;
    }

    private static boolean isNamed(Class<?> command, String name) {
        return command.getAnnotation(Command.class).name().equals(name);
    }

    /// Says a sentence, keeps the trace of what is no refusal in the home's log, and shows it to those who asked for it.
    private static int explain(Throwable failure, CommandLine line) {
        Complaint complaint = Complaint.of(failure);
        Screen screen = new Screen();
        if (complaint.outcome() != Outcome.FAILED) {
            screen.note(complaint.sentence());
            return complaint.outcome().exitCode();
        }
        Optional<Path> log = kept(failure, complaint, line);
        screen.note(
                complaint.sentence()
                        + (complaint.known()
                                ? ""
                                : log.map(" The trace: %s."::formatted)
                                        .orElse(" -v shows the trace.")));
        if (Verbosity.isVerbose()) {
            screen.note(ErrorLog.trace(failure));
        }
        return complaint.outcome().exitCode();
    }

    private static Optional<Path> kept(Throwable failure, Complaint complaint, CommandLine line) {
        ParseResult parsed = line.getParseResult();
        while (parsed != null && parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        if (parsed == null) {
            return Optional.empty();
        }
        var mixin = parsed.commandSpec().mixins().get("options");
        return mixin != null && mixin.userObject() instanceof Options options
                ? new ErrorLog(options.usedHome(), InstantSource.system())
                        .keep(parsed.commandSpec().name(), failure, !complaint.known())
                : Optional.empty();
    }

    private static String version() {
        @Nullable String version = CommandLineTool.class.getPackage().getImplementationVersion();
        return "nightjar " + (version == null ? "(from class files)" : version);
    }

    /// The version in the jar's manifest.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {version()};
        }
    }
}
