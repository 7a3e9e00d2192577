package nightjar.cli.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nightjar.cli.option.KnownRun;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.FirstScreen;
import nightjar.cli.text.ForecastFact;
import nightjar.cli.text.ModelText;
import nightjar.cli.text.RunText;
import nightjar.durable.Json;
import nightjar.ledger.view.RunView;
import nightjar.registry.ChampionChange;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

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
        try (Workspace workspace = options.look()) {
            KnownRun known = KnownRun.of(workspace, run);
            RunView view = known.view();
            List<ChampionChange> successions =
                    workspace.registry().successions(view.project(), Instant.now());
            int version = view.model() == null ? 0 : view.model().version();
            var override = ModelText.view(successions, version, Instant.now());
            Optional<ForecastFact> forecast = ForecastFact.of(workspace, view);
            if (json) {
                ObjectNode node = (ObjectNode) Json.tree(Json.publish(view));
                if (override != null) {
                    node.set("override", Json.mapper().valueToTree(override));
                }
                forecast.ifPresent(one -> node.set("forecast", one.json()));
                screen.json(node);
            } else {
                String overruled =
                        override == null ? "" : ModelText.override(successions, Instant.now());
                screen.say(
                        all
                                ? RunText.whole(view)
                                        + overruled
                                        + forecast.map(ForecastFact::text).orElse("")
                                : FirstScreen.of(
                                        view,
                                        workspace.history().isRefused(known.key()),
                                        overruled,
                                        forecast.map(ForecastFact::text).orElse("")));
            }
        }
        return 0;
    }
}
