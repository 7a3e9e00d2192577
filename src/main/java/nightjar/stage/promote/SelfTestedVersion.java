package nightjar.stage.promote;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import nightjar.ledger.Provenance;
import nightjar.project.ProjectSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.registry.ModelVersion;
import nightjar.registry.Registry;
import nightjar.registry.VersionUnsound;
import nightjar.stage.clean.split.HoldoutRule;
import nightjar.stage.explore.Profile;
import nightjar.stage.train.FittedModel;
import tools.jackson.databind.JsonNode;

/// A version that was loaded from the registry and passed every check: all files are there, each has the checksum it was registered
/// with, plan and model have the version's fingerprint, of the canary's records becomes, bit by bit, what became of them then, and the owner's
/// golden rows, if there are any, agree.
///
/// @param files all of them, by name
public record SelfTestedVersion(
        ModelVersion version, FittedModel model, ProjectSpec spec, Map<String, byte[]> files) {

    static final String CANARY = "canary.json";
    static final String PROJECT = "project.yaml";

    public SelfTestedVersion {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /// Loads a version with every check, in the locale of this process.
    ///
    /// @throws VersionUnsound if one fails
    public static SelfTestedVersion load(Registry registry, ModelVersion version) {
        SelfTestedVersion loaded = loaded(registry, version);
        loaded.prove();
        return loaded;
    }

    /// As [#load], in the locale of training and in others too, for which it sets that of the whole process: for one that does nothing else.
    ///
    /// @throws VersionUnsound if one fails
    public static SelfTestedVersion loadInEveryLocale(Registry registry, ModelVersion version) {
        SelfTestedVersion loaded = loaded(registry, version);
        String training =
                loaded.canary() instanceof RecordSelfTest canary
                        ? canary.locale()
                        : Locales.present();
        Locales.inEach(training, loaded::prove);
        return loaded;
    }

    private static SelfTestedVersion loaded(Registry registry, ModelVersion version) {
        Map<String, byte[]> files = registry.files(version);
        Stream.concat(FittedModel.FILES.stream(), Stream.of(CANARY, PROJECT))
                .filter(name -> !files.containsKey(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw VersionUnsound.incomplete(version, name);
                        });
        if (!FittedModel.fingerprint(files).equals(version.fingerprint())) {
            throw VersionUnsound.another(version, FittedModel.fingerprint(files));
        }
        return new SelfTestedVersion(version, FittedModel.read(files), spec(version, files), files);
    }

    /// The project file by which it was trained.
    private static ProjectSpec spec(ModelVersion version, Map<String, byte[]> files) {
        Path workspace = Path.of("").toAbsolutePath();
        return SpecReader.read(
                        new String(
                                files.getOrDefault(PROJECT, new byte[0]), StandardCharsets.UTF_8),
                        "project file of version " + version.version(),
                        workspace.resolve(PROJECT),
                        workspace)
                .spec();
    }

    private void prove() {
        if (!canary().livesWith(model, spec)) {
            throw VersionUnsound.straying(version);
        }
        golden().ifPresent(this::agree);
    }

    /// Whether golden rows agree: those registered with the version, or others.
    ///
    /// @throws VersionUnsound if they do not
    public void agree(Golden golden) {
        List<String> disagreements = golden.disagreements(spec, model, date());
        if (!disagreements.isEmpty()) {
            throw VersionUnsound.disagreeing(
                    version, Golden.sentence(golden.file(), disagreements));
        }
    }

    /// The golden rows that were registered with it.
    public Optional<Golden> golden() {
        return Optional.ofNullable(files.get(Golden.FILE))
                .map(
                        bytes ->
                                new Golden(
                                        spec.golden() == null ? Golden.FILE : spec.golden(),
                                        bytes));
    }

    public SelfTest canary() {
        return SelfTest.read(file(CANARY));
    }

    /// The business date of the run that made it, from which ages in golden rows are counted.
    private LocalDate date() {
        return RunKey.parse(version.run())
                .map(RunKey::date)
                .orElseGet(() -> LocalDate.ofInstant(version.created(), ZoneOffset.UTC));
    }

    /// How the columns it goes by looked in training; empty for versions registered before that was kept.
    public Optional<TrainedColumns> columns() {
        return Optional.ofNullable(files.get(TrainedColumns.FILE))
                .map(bytes -> Json.read(bytes, TrainedColumns.class));
    }

    /// What the data looked like that it was trained on; empty for versions registered before that was kept.
    public Optional<Profile> profile() {
        return Optional.ofNullable(files.get(Profile.FILE))
                .map(bytes -> Json.read(bytes, Profile.class));
    }

    /// How the rows were chosen that no fit of it saw; empty for versions registered before that was kept.
    public Optional<HoldoutRule> holdout() {
        return Optional.ofNullable(files.get(HoldoutRule.FILE))
                .map(bytes -> Json.read(bytes, HoldoutRule.class));
    }

    /// Which program made it from what. Of versions registered before that had a file of its own, what their card says of it; empty without one.
    public Optional<Provenance> provenance() {
        return provenance(files);
    }

    /// As [#provenance()], of files by name.
    public static Optional<Provenance> provenance(Map<String, byte[]> files) {
        byte[] own = files.get(Provenance.FILE);
        if (own != null) {
            return Optional.of(Json.read(own, Provenance.class));
        }
        return Optional.ofNullable(files.get(PromoteStage.CARD))
                .map(card -> Json.tree(new String(card, StandardCharsets.UTF_8)))
                .map(card -> card.path("provenance"))
                .filter(JsonNode::isObject)
                .map(node -> Json.read(node.toString(), Provenance.class));
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
