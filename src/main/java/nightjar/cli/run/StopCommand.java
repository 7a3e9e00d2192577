package nightjar.cli.run;

import java.util.concurrent.Callable;
import nightjar.cli.option.Acting;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.operate.act.StopRun;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        description =
                "Asks a running run to stop at its next safe point; `restart` goes on with it.",
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private Acting acting;

    @Parameters(paramLabel = "RUN", description = "Such as churn.train.2026-11-22.")
    private String run;

    @Override
    public Integer call() {
        try (Workspace workspace = options.open()) {
            new StopRun(run, acting.actor()).in(workspace);
        }
        new Screen()
                .note(
                        "%s was asked to stop at its next safe point; `nightjar show %s` tells when it has."
                                .formatted(run, run));
        return 0;
    }
}
