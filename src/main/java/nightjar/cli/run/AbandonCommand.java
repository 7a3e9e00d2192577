package nightjar.cli.run;

import java.util.concurrent.Callable;
import nightjar.cli.option.Acting;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.operate.act.AbandonRun;
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
    @Mixin private Acting acting;

    @Parameters(paramLabel = "RUN", description = "Such as churn.train.2026-11-22.")
    private String run;

    @Override
    public Integer call() {
        try (Workspace workspace = options.open()) {
            new AbandonRun(run, acting.actor()).in(workspace);
        }
        new Screen()
                .note(
                        run
                                + " is ABANDONED; the next `train` or `score` of that date begins a new run.");
        return 0;
    }
}
