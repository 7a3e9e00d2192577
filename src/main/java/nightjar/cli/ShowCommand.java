package nightjar.cli;

import java.util.concurrent.Callable;
import nightjar.ledger.RunView;
import nightjar.run.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows one run: steps, counts, measurements, verdict.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "RUN", description = "Such as churn.train.2026-11-22.")
    private String run;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        try (Workplace workplace = options.look()) {
            RunView view = KnownRun.of(workplace, run).view();
            if (json) {
                screen.json(view);
            } else {
                screen.say(RunText.whole(view));
            }
        }
        return 0;
    }
}
