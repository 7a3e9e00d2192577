package nightjar.cli.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import nightjar.cli.option.NamedVersion;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.option.WrongUse;
import nightjar.cli.text.ModelText;
import nightjar.durable.Json;
import nightjar.registry.ChampionChange;
import nightjar.registry.ModelVersion;
import nightjar.registry.Registry;
import nightjar.stage.promote.PromoteStage;
import nightjar.text.Visible;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "card",
        description =
                "Shows a version's card as Markdown: goal, data, metrics, groups, limits, provenance, verdict, and when it was champion.",
        mixinStandardHelpOptions = true)
public final class CardCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private NamedVersion version;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        try (Workspace workspace = options.look()) {
            Registry registry = workspace.registry();
            ModelVersion known = version.in(workspace);
            if (known.isPurged()) {
                throw new WrongUse(
                        "The files of version %s of %s, its card among them, are purged; `nightjar models %s` has what is left."
                                .formatted(version.number, version.project, version.project));
            }
            List<ChampionChange> all =
                    registry.successions(version.project, java.time.Instant.now());
            List<ChampionChange> reigns =
                    all.stream().filter(one -> one.version() == version.number).toList();
            boolean champion = !all.isEmpty() && all.getLast().version() == version.number;
            if (json) {
                screen.json(object(registry, known, reigns, champion));
            } else {
                screen.say(
                        text(registry, known, PromoteStage.CARD_TEXT)
                                + since(known, reigns, champion));
            }
        }
        return 0;
    }

    /// The card as it was registered, with what became of the version in front.
    private static JsonNode object(
            Registry registry,
            ModelVersion version,
            List<ChampionChange> reigns,
            boolean champion) {
        ObjectNode object = Json.mapper().createObjectNode();
        object.put("version", version.version());
        object.put("champion", champion);
        object.put("registered", version.created().toString());
        object.set("reigns", Json.tree(Json.publish(ModelText.reigns(reigns))));
        Json.tree(text(registry, version, PromoteStage.CARD)).properties().stream()
                .forEach(one -> object.set(one.getKey(), one.getValue()));
        return object;
    }

    private static String text(Registry registry, ModelVersion version, String file) {
        return new String(registry.file(version, file), StandardCharsets.UTF_8);
    }

    private static String since(
            ModelVersion version, List<ChampionChange> reigns, boolean champion) {
        StringBuilder text =
                new StringBuilder(
                        "\n## Since then\n\n- %s: registered as version %s\n"
                                .formatted(version.created(), version.version()));
        for (ChampionChange reign : reigns) {
            text.append(
                    "- %s: champion by %s, %s: %s\n"
                            .formatted(
                                    reign.at(),
                                    reign.change().name().toLowerCase(java.util.Locale.ROOT),
                                    Visible.line(reign.by()),
                                    Visible.line(reign.reason())));
        }
        return text.append(champion ? "\nIt is the champion.\n" : "\nIt is not the champion.\n")
                .toString();
    }
}
