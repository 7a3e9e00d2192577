package nightjar.cli.run;

import java.util.concurrent.Callable;
import nightjar.cli.option.KnownRun;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.option.WrongUse;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "abandon",
        description =
                "Gives a failed, stopped or interrupted run up for good; it cannot be restarted.",
        mixinStandardHelpOptions = true)
public final class AbandonCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "RUN", description = "Such as churn.train.2026-11-22.")
    private String run;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        try (Workspace workspace = options.open()) {
            KnownRun known = KnownRun.of(workspace, run);
            switch (known.view().status()) {
                case RUNNING ->
                        throw new WrongUse(run + " is RUNNING; `nightjar stop " + run + "` first.");
                case COMPLETED ->
                        throw new WrongUse(run + " is COMPLETED; there is nothing to give up.");
                case FAILED, STOPPED, INTERRUPTED, ABANDONED -> workspace.abandon(known.key());
            }
            screen.note(
                    run
                            + " is ABANDONED; the next `train` or `score` of that date begins a new run.");
        }
        return 0;
    }
}
