package nightjar.stage.score;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import nightjar.engine.RunContext;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.project.ProjectSpec;
import nightjar.registry.ModelVersion;
import nightjar.registry.NoChampion;
import nightjar.registry.Registry;
import nightjar.stage.promote.GoldenFile;
import nightjar.stage.promote.SelfTestedVersion;
import nightjar.stage.train.FittedModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part of `score` that chooses which version scores: all rows of a run are scored by one, whoever is champion when it is restarted.
public final class ScoringVersion {

    private static final Logger LOG = LoggerFactory.getLogger(ScoringVersion.class);

    private final CurrentRun run;
    private final Ledger ledger;
    private final Registry registry;
    private final InstantSource clock;
    private @Nullable Loaded loaded;

    /// The version that scores, with everything that scoring needs of it.
    record Loaded(
            ModelVersion version,
            SelfTestedVersion sound,
            ProjectSpec asTrained,
            ProjectSpec expected) {

        FittedModel model() {
            return sound.model();
        }
    }

    public ScoringVersion(RunContext context, Registry registry, InstantSource clock) {
        this.run = context.run();
        this.ledger = context.ledger();
        this.registry = registry;
        this.clock = clock;
    }

    /// Loaded with every check when a step first needs it.
    ///
    /// @throws nightjar.registry.NoChampion if there is none
    /// @throws nightjar.registry.VersionUnsound if it is not what was registered
    synchronized Loaded loaded() {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    private Loaded load() {
        String project = run.spec().project();
        ModelVersion version =
                begunWith().or(() -> champion(project)).orElseThrow(() -> noChampion(project));
        SelfTestedVersion sound = SelfTestedVersion.load(registry, version);
        new GoldenFile(run, ledger)
                .rows()
                .filter(golden -> !sound.golden().equals(Optional.of(golden)))
                .ifPresent(sound::agree);
        // Only now: a run that never began with a damaged version is free to begin with the next.
        ledger.model(run.key(), version.version());
        return new Loaded(version, sound, sound.spec(), Expected.of(sound.spec(), run.spec()));
    }

    /// With a word if it scores because the override of another one is over.
    private Optional<ModelVersion> champion(String project) {
        Instant now = clock.instant();
        Optional<ModelVersion> champion = registry.champion(project, now);
        if (champion.isPresent()) {
            registry.lapse(project, now)
                    .ifPresent(
                            lapse ->
                                    LOG.warn(
                                            "Since {} {}: version {} scores.",
                                            lapse.at(),
                                            lapse.reason(),
                                            lapse.version()));
        }
        return champion;
    }

    private NoChampion noChampion(String project) {
        String file = run.file().path().toString();
        return registry.lapse(project, clock.instant())
                .map(lapse -> NoChampion.anyMore(file, lapse))
                .orElseGet(() -> NoChampion.yet(file, project));
    }

    private Optional<ModelVersion> begunWith() {
        return ledger.find(run.key())
                .flatMap(record -> Optional.ofNullable(record.model()))
                .flatMap(number -> registry.version(run.spec().project(), number));
    }
}
