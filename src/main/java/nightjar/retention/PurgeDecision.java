package nightjar.retention;

/// What becomes of a run in a purge, and why.
public enum PurgeDecision {
    GOES(false),
    /// Not old enough.
    YOUNG(false),
    /// One of the newest, which stay.
    AMONG_THE_LAST(false),
    /// Old, but it could be restarted.
    UNFINISHED(true),
    /// Old, but a living process works on it.
    HELD(true),
    /// Old, but begun in another home, which has its files.
    ELSEWHERE(true),
    /// Old, but its files could not be removed.
    FAILED(true);

    private final boolean told;

    PurgeDecision(boolean told) {
        this.told = told;
    }

    /// Whether the run stays although its age says otherwise, so that the operator should know.
    boolean isTold() {
        return told;
    }
}
