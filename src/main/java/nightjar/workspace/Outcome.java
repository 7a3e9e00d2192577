package nightjar.workspace;

/// How a run ended, as the process that called it should end.
public enum Outcome {
    /// Done, or complete already.
    DONE(0),
    /// A bug or an outage; restart it.
    FAILED(1),
    /// Wrong use or a wrong project file.
    WRONG_USE(2),
    /// The data were refused.
    DATA_REFUSED(3),
    /// Stopped at a safe point; restart it.
    STOPPED(4),
    /// A living process works on the run.
    HELD(5),
    /// More than the budget allows.
    OVER_BUDGET(6);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
