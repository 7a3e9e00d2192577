package nightjar.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A candidate to be registered.
///
/// @param run the name of the training run; a run registers one version, however often it tries
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

    public NewVersion {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
