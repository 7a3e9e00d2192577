package nightjar.engine;

import java.util.Optional;

/// Keeps the states of folds and maps, written in the chunk's transaction.
public interface SnapshotStore {

    /// Keeps the state of `step` after its chunk `sequence`; older ones may be forgotten, but not the one before.
    void save(String step, int sequence, byte[] state);

    Optional<byte[]> load(String step, int sequence);
}
