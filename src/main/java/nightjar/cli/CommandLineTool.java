package nightjar.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nightjar.ledger.DatabaseTrouble;
import nightjar.ledger.DatabaseUnavailable;
import nightjar.ledger.RunHeld;
import nightjar.registry.VersionUnsound;
import nightjar.run.Outcome;
import nightjar.run.RequestRefused;
import nightjar.source.DataRejected;
import nightjar.source.InputChanged;
import nightjar.spec.SpecRejected;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

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
            "2:wrong use or wrong project file",
            "3:the data were refused",
            "4:stopped; restart it",
            "5:a living process works on the run",
            "6:over budget",
            "130:Ctrl-C, after a clean stop"
        })
public final class CommandLineTool {

    /// Every command, in the order of the help.
    private static final List<Class<?>> COMMANDS =
            List.of(
                    InitCommand.class,
                    CheckCommand.class,
                    SchemaCommand.class,
                    ExploreCommand.class,
                    PlanCommand.class,
                    PilotsCommand.class,
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
                    RehearseCommand.class);

    /// Answered without the parser.
    private static final Set<String> VERSION = Set.of("-V", "--version");

    private CommandLineTool() {}

    /// Runs one command; standard output gets answers, standard error everything else.
    ///
    /// @return the exit code
    public static int run(String... arguments) {
        if (arguments.length == 1 && VERSION.contains(arguments[0])) {
            new Screen().say(new Version().getVersion()[0]);
            return Outcome.DONE.exitCode();
        }
        Optional<String> unreadable = FileNames.problem(arguments);
        if (unreadable.isPresent()) {
            new Screen().note(unreadable.get());
            return Outcome.WRONG_USE.exitCode();
        }
        CommandLine line = new CommandLine(new CommandLineTool());
        commands(arguments).forEach(line::addSubcommand);
        line.setOut(Screen.utf8(System.out));
        line.setErr(Screen.utf8(System.err));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, _, _) -> explain(exception, System.err));
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return Outcome.WRONG_USE.exitCode();
        }
        return line.execute(arguments);
    }

    /// The command that is called, or all of them where the first argument is none: to describe a command costs more than to run most.
    private static List<Class<?>> commands(String... arguments) {
        List<Class<?>> called =
                COMMANDS.stream()
                        .filter(command -> arguments.length > 0 && isNamed(command, arguments[0]))
                        .toList();
        return called.isEmpty() ? COMMANDS : called;
    }

    private static boolean isNamed(Class<?> command, String name) {
        return command.getAnnotation(Command.class).name().equals(name);
    }

    /// One sentence for what people can mend; the whole trace only for what is a bug.
    static int explain(Exception exception, PrintStream err) {
        Outcome outcome =
                switch (exception) {
                    case SpecRejected _, WrongUse _, RequestRefused _, InvalidPathException _ ->
                            Outcome.WRONG_USE;
                    case DataRejected _, InputChanged _ -> Outcome.DATA_REFUSED;
                    case RunHeld _ -> Outcome.HELD;
                    default -> Outcome.FAILED;
                };
        Optional<String> outage = outage(exception);
        err.println(outage.orElseGet(() -> told(exception)));
        if (outcome == Outcome.FAILED && outage.isEmpty()) {
            exception.printStackTrace(err);
        }
        return outcome.exitCode();
    }

    private static String told(Exception exception) {
        if (exception instanceof InvalidPathException name) {
            return FileNames.told(name);
        }
        return exception.getMessage() == null ? exception.toString() : exception.getMessage();
    }

    /// What the operator must mend; empty where the failure is something else.
    private static Optional<String> outage(Exception exception) {
        return switch (exception) {
            case DatabaseUnavailable _, UncheckedIOException _, VersionUnsound _ ->
                    Optional.of(told(exception));
            default ->
                    DatabaseTrouble.in(exception)
                            .map(
                                    trouble ->
                                            "The database did not do what was asked (%s). %s"
                                                    .formatted(trouble.found(), trouble.advice()));
        };
    }

    /// The version in the jar's manifest.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            @Nullable String version =
                    CommandLineTool.class.getPackage().getImplementationVersion();
            return new String[] {"nightjar " + (version == null ? "(from class files)" : version)};
        }
    }
}
