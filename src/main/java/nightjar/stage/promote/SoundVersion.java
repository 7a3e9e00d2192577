package nightjar.stage.promote;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nightjar.ledger.Json;
import nightjar.registry.ModelVersion;
import nightjar.registry.Registry;
import nightjar.registry.VersionUnsound;
import nightjar.stage.train.FittedModel;

/// A version that was loaded from the registry and passed every check: all files are there, each has the checksum it was registered
/// with, and the model predicts of the canary rows, bit by bit, what it predicted then.
///
/// @param files all of them, by name
public record SoundVersion(ModelVersion version, FittedModel model, Map<String, byte[]> files) {

    static final String CANARY = "canary.json";
    static final String PROJECT = "project.yaml";

    public SoundVersion {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /// Loads a version with every check.
    ///
    /// @throws VersionUnsound if one fails
    public static SoundVersion load(Registry registry, ModelVersion version) {
        Map<String, byte[]> files = registry.files(version);
        Stream.concat(PromoteStage.FILES.stream(), Stream.of(CANARY, PROJECT))
                .filter(name -> !files.containsKey(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw VersionUnsound.incomplete(version, name);
                        });
        SoundVersion sound = new SoundVersion(version, FittedModel.read(files), files);
        if (!sound.canary().livesWith(sound.model())) {
            throw VersionUnsound.straying(version);
        }
        return sound;
    }

    public Canary canary() {
        return Canary.read(file(CANARY));
    }

    /// The project file by which it was trained.
    public String projectText() {
        return new String(file(PROJECT), StandardCharsets.UTF_8);
    }

    /// How the columns it goes by looked in training; empty for versions registered before that was kept.
    public Optional<TrainedColumns> columns() {
        return Optional.ofNullable(files.get(TrainedColumns.FILE))
                .map(bytes -> Json.read(bytes, TrainedColumns.class));
    }

    /// The importance of its features by name, as its card has it; empty without a card.
    public Map<String, Double> importance() {
        Map<String, Double> importance = new TreeMap<>();
        byte[] card = files.get(PromoteStage.CARD);
        if (card != null) {
            Json.tree(new String(card, StandardCharsets.UTF_8))
                    .path("importance")
                    .properties()
                    .forEach(one -> importance.put(one.getKey(), one.getValue().asDouble()));
        }
        return importance;
    }

    private byte[] file(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw VersionUnsound.incomplete(version, name);
        }
        return bytes;
    }
}
