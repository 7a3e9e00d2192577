package nightjar.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A candidate to be registered.
///
/// @param run the name of the training run; a run registers one version and at most one rule, however often it tries
/// @param fingerprint of the model, `sha256:…`
/// @param decision of the gate, such as `PROMOTE`
/// @param created when it was registered, to the millisecond
/// @param files by name: the plan, the model, its card and whatever else scoring needs
public record NewVersion(
        String project,
        String run,
        String algorithm,
        String fingerprint,
        String decision,
        Instant created,
        Map<String, byte[]> files) {

    /// What the algorithm of a simple rule is called.
    public static final String RULE = "rule";

    public NewVersion {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /// Whether it is a simple rule that does as well as the run's model.
    boolean rule() {
        return algorithm.equals(RULE);
    }
}
