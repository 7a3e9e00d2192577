package nightjar.cli;

import java.util.concurrent.Callable;
import nightjar.ledger.RunState;
import nightjar.run.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        description =
                "Asks a running run to stop at its next safe point; `restart` goes on with it.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "RUN", description = "Such as churn.train.2026-11-22.")
    private String run;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        try (Workplace workplace = options.look()) {
            KnownRun known = KnownRun.of(workplace, run);
            if (known.view().status() != RunState.RUNNING) {
                throw new WrongUse(
                        "%s is %s, not RUNNING; there is nothing to stop."
                                .formatted(known.key(), known.view().status()));
            }
            workplace.stops().request(known.key());
            screen.note(
                    known.key()
                            + " was asked to stop at its next safe point; `nightjar show "
                            + run
                            + "` tells when it has.");
        }
        return 0;
    }
}
