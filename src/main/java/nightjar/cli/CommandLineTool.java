package nightjar.cli;

import java.io.PrintStream;
import nightjar.ledger.DatabaseUnavailable;
import nightjar.ledger.RunHeld;
import nightjar.registry.VersionUnsound;
import nightjar.run.Outcome;
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
        },
        subcommands = {
            InitCommand.class,
            CheckCommand.class,
            SchemaCommand.class,
            ExploreCommand.class,
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
            PurgeCommand.class,
            VerifyCommand.class,
            GoalCommand.class,
            CardCommand.class,
            CompareCommand.class,
            DoctorCommand.class
        })
public final class CommandLineTool {

    private CommandLineTool() {}

    /// Runs one command; standard output gets answers, standard error everything else.
    ///
    /// @return the exit code
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new CommandLineTool());
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

    /// One sentence for what people can mend; the whole trace only for what is a bug.
    static int explain(Exception exception, PrintStream err) {
        Outcome outcome =
                switch (exception) {
                    case SpecRejected _, WrongUse _ -> Outcome.WRONG_USE;
                    case DataRejected _, InputChanged _ -> Outcome.DATA_REFUSED;
                    case RunHeld _ -> Outcome.HELD;
                    default -> Outcome.FAILED;
                };
        err.println(exception.getMessage() == null ? exception.toString() : exception.getMessage());
        if (outcome == Outcome.FAILED
                && !(exception instanceof DatabaseUnavailable)
                && !(exception instanceof VersionUnsound)) {
            exception.printStackTrace(err);
        }
        return outcome.exitCode();
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
