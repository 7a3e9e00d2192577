package nightjar.stage.evaluate.challenger;

import nightjar.ledger.Artifact;
import nightjar.model.Task;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// The part of `evaluate` that chooses whom the candidate is held against.
public interface Opponent {

    Artifact.Whole<Chosen> CHOSEN = Artifact.json("opponent.json", Chosen.class);

    /// Noted when it is first asked for: a restart stays with it.
    ///
    /// @param version of the champion then; null: there was none
    record Chosen(@Nullable Integer version) {}

    /// @param clean of the clean rows
    /// @param task of the candidate
    Champion on(Schema clean, Task task);
}
