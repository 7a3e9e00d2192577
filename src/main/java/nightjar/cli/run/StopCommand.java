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
        name = "stop",
        description =
                "Asks a running run to stop at its next safe point; `restart` goes on with it.",
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "RUN", description = "Such as churn.train.2026-11-22.")
    private String run;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        try (Workspace workspace = options.open()) {
            KnownRun known = KnownRun.of(workspace, run);
            requireRunning(known);
            workspace.stops().request(known.key());
            screen.note(
                    known.key()
                            + " was asked to stop at its next safe point; `nightjar show "
                            + run
                            + "` tells when it has.");
        }
        return 0;
    }

    private static void requireRunning(KnownRun run) {
        String next =
                switch (run.view().status()) {
                    case RUNNING -> "";
                    case FAILED, STOPPED, INTERRUPTED ->
                            "`nightjar restart %s` goes on with it.".formatted(run.key());
                    case COMPLETED, ABANDONED ->
                            "`nightjar show %s` tells what came of it.".formatted(run.key());
                };
        if (!next.isEmpty()) {
            throw new WrongUse(
                    "%s is %s, not RUNNING; there is nothing to stop. %s"
                            .formatted(run.key(), run.view().status(), next));
        }
    }
}
