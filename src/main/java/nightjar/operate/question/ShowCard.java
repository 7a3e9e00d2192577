package nightjar.operate.question;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.durable.Json;
import nightjar.ledger.Provenance;
import nightjar.operate.Known;
import nightjar.registry.ChampionChange;
import nightjar.registry.ModelVersion;
import nightjar.registry.Registry;
import nightjar.stage.clean.split.HoldoutRule;
import nightjar.stage.explore.Profile;
import nightjar.stage.promote.PromoteStage;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is on a version's card, and what became of the version since?
public record ShowCard(String project, int version) {

    /// A card as it was registered, with what became of the version.
    ///
    /// @param champion whether it is
    /// @param changes by which it became champion, oldest first
    /// @param markdown for people
    /// @param card for programs
    /// @param recorded by name of the file, whether the version carries it; an older Nightjar kept less
    public record Card(
            int version,
            Instant registered,
            boolean champion,
            List<ChampionChange> changes,
            String markdown,
            JsonNode card,
            SortedMap<String, Boolean> recorded) {

        public Card {
            changes = List.copyOf(changes);
            recorded = Collections.unmodifiableSortedMap(new TreeMap<>(recorded));
        }

        /// The card, with what became of the version in front.
        public JsonNode json() {
            ObjectNode object = Json.mapper().createObjectNode();
            object.put("version", version);
            object.put("champion", champion);
            object.put("registered", registered.toString());
            object.set("reigns", Json.tree(Json.publish(Tenure.of(changes, version))));
            object.set("recorded", Json.tree(Json.publish(recorded)));
            card.properties().forEach(one -> object.set(one.getKey(), one.getValue()));
            return object;
        }
    }

    /// @throws RequestRefused if there is no such version, or its files are purged
    public Card in(Workspace workspace) {
        Registry registry = workspace.registry();
        ModelVersion known = new Known(workspace).version(project, version);
        if (known.isPurged()) {
            throw new RequestRefused(
                    "The files of version %s of %s, its card among them, are purged; `nightjar models %s` has what is left."
                            .formatted(version, project, project));
        }
        List<ChampionChange> all = registry.successions(project, workspace.clock().instant());
        return new Card(
                version,
                known.created(),
                !all.isEmpty() && all.getLast().version() == version,
                all.stream().filter(one -> one.version() == version).toList(),
                text(registry, known, PromoteStage.CARD_TEXT),
                Json.tree(text(registry, known, PromoteStage.CARD)),
                recorded(known));
    }

    private static SortedMap<String, Boolean> recorded(ModelVersion version) {
        SortedMap<String, Boolean> recorded = new TreeMap<>();
        for (String file : List.of(Profile.FILE, HoldoutRule.FILE, Provenance.FILE)) {
            recorded.put(file, version.files().containsKey(file));
        }
        return recorded;
    }

    private static String text(Registry registry, ModelVersion version, String file) {
        return new String(registry.file(version, file), StandardCharsets.UTF_8);
    }
}
