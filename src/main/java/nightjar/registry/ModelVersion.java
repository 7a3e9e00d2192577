package nightjar.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import org.jspecify.annotations.Nullable;

/// A registered model.
///
/// @param version from 1, within the project
/// @param run the name of the training run
/// @param fingerprint of the model, `sha256:…`
/// @param decision of the gate
/// @param nightjar the [nightjar.ledger.Build] that registered it; null: that was not kept yet
/// @param files what its files must look like, by name; none once they are purged
public record ModelVersion(
        String project,
        int version,
        String run,
        String algorithm,
        String fingerprint,
        String decision,
        Instant created,
        @Nullable String nightjar,
        Map<String, Fingerprint> files) {

    /// The gate's word for a candidate that is better than the champion.
    static final String PROMOTE = "PROMOTE";

    public ModelVersion {
        SortedMap<String, Fingerprint> sorted = new TreeMap<>(files);
        files = Collections.unmodifiableMap(sorted);
    }

    /// Whether the gate let it through.
    public boolean passedGate() {
        return decision.equals(PROMOTE);
    }

    /// Whether it waits for a person.
    boolean isOnHold() {
        return decision.equals("HOLD");
    }

    /// The business date it was trained for; empty where its run's name does not tell.
    public Optional<LocalDate> date() {
        return RunKey.parse(run).map(RunKey::date);
    }

    /// Whether it was trained for a later business date than that one.
    public boolean isOfLaterDateThan(LocalDate other) {
        return date().filter(its -> its.isAfter(other)).isPresent();
    }

    /// Whether a purge has removed its files: it is known, and cannot score any more.
    public boolean isPurged() {
        return files.isEmpty();
    }

    /// Whether it is the same model in the same bytes; what the gate says of it may have changed.
    boolean isSameAs(ModelVersion other) {
        return fingerprint.equals(other.fingerprint) && files.equals(other.files);
    }

    ModelVersion with(Map<String, Fingerprint> its) {
        return new ModelVersion(
                project, version, run, algorithm, fingerprint, decision, created, nightjar, its);
    }
}
