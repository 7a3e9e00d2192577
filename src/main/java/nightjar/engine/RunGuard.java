package nightjar.engine;

/// What a step asks about the run it belongs to.
public interface RunGuard {

    /// Called inside every chunk's transaction: throws if another process has taken the run over, so that this one cannot commit.
    void confirm();

    /// Whether somebody asked the run to stop; asked between chunks.
    boolean stopRequested();
}
