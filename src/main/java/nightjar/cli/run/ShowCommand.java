package nightjar.cli.run;

import java.util.concurrent.Callable;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.FirstScreen;
import nightjar.cli.text.RunText;
import nightjar.operate.question.ShowRun;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description =
                "Shows one run on one screen: state, why it failed, what to do, verdict; --all its steps, measurements and the verdict in sentences.",
        mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "RUN", description = "Such as churn.train.2026-11-22.")
    private String run;

    @Option(names = "--all", description = "Everything that is known of it.")
    private boolean all;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        ShowRun.Shown shown;
        try (Workspace workspace = options.look()) {
            shown = new ShowRun(run).in(workspace);
        }
        if (json) {
            screen.json(shown.json());
        } else {
            screen.say(all ? RunText.whole(shown) : FirstScreen.of(shown));
        }
        return 0;
    }
}
