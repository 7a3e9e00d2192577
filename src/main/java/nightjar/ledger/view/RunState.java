package nightjar.ledger.view;

import org.jspecify.annotations.Nullable;

/// How a run or a step stands, in the words the commands show.
public enum RunState {
    RUNNING,
    COMPLETED,
    FAILED,
    STOPPED,
    /// Its process is gone without having said how it ended.
    INTERRUPTED,
    ABANDONED;

    /// Whether it is over for good; what is not can be restarted, or is being worked on.
    public boolean isOver() {
        return switch (this) {
            case COMPLETED, ABANDONED -> true;
            case RUNNING, FAILED, STOPPED, INTERRUPTED -> false;
        };
    }

    /// Reads a status of Spring Batch in the light of the lease. What has an end keeps it; what has none is running only if somebody
    /// living holds the run.
    ///
    /// @param batchStatus of the last job execution, or of a step of it; null: begun, without an execution yet
    static RunState of(@Nullable String batchStatus, boolean held) {
        return switch (batchStatus) {
            case "COMPLETED" -> COMPLETED;
            case "FAILED" -> FAILED;
            case "STOPPED" -> STOPPED;
            case "ABANDONED" -> ABANDONED;
            // STARTING, STARTED, STOPPING, UNKNOWN, and none at all.
            case null, default -> held ? RUNNING : INTERRUPTED;
        };
    }

    /// The same once the process that seems to work on it is gone.
    RunState interrupted() {
        return this == RUNNING ? INTERRUPTED : this;
    }
}
