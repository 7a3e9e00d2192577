package nightjar.operate;

import nightjar.durable.HandOverDamaged;
import nightjar.ledger.view.RunView;
import nightjar.stage.score.Superseded;

/// What it takes that the work of a run which is not complete is done after all.
public enum FailureKind {
    /// A restart, once the cause is gone.
    MENDABLE,
    /// Other data or another project file, and so another run.
    REFUSED,
    /// Another run: what this one has done cannot be used.
    LOST,
    /// Nothing: a later run has published in its place.
    SUPERSEDED;

    /// The ledger keeps what was said of a failure, and that the data or the project file were refused.
    ///
    /// @param refused whether they were
    public static FailureKind of(RunView run, boolean refused) {
        String said = run.failure() == null ? "" : run.failure();
        if (said.contains(Superseded.LEFT)) {
            return SUPERSEDED;
        }
        return said.contains(HandOverDamaged.LOST) ? LOST : refused ? REFUSED : MENDABLE;
    }
}
