package nightjar.retention;

import java.time.Duration;
import java.time.Instant;
import nightjar.ledger.view.StoredRun;

/// Which runs may go, by age and number.
///
/// @param olderThan how long ago the run must have ended, or have been heard of last; zero: any time
/// @param keepLast how many of the newest runs of each project and job stay whatever their age; zero or more
/// @param unfinished whether runs go that failed, stopped or were interrupted, and so could still be restarted
public record PurgeRule(Duration olderThan, int keepLast, boolean unfinished) {

    public PurgeRule {
        if (olderThan.isNegative() || keepLast < 0) {
            throw new IllegalArgumentException("older than " + olderThan + ", last " + keepLast);
        }
    }

    /// What has given a sign of life after this moment stays.
    Instant limit(Instant now) {
        return now.minus(olderThan);
    }

    /// What becomes of a run.
    ///
    /// @param place among the runs of its project and job, the newest first, from 1
    /// @param here whether the home that is purged has its files
    PurgeDecision fate(StoredRun run, int place, boolean here, Instant now) {
        // What another purge has begun is finished, whatever the rule: the run is of no use any
        // more.
        if (!run.purging()) {
            if (run.lastSign().isAfter(limit(now))) {
                return PurgeDecision.YOUNG;
            }
            if (place <= keepLast) {
                return PurgeDecision.AMONG_THE_LAST;
            }
        }
        if (!here) {
            return PurgeDecision.ELSEWHERE;
        }
        if (run.held()) {
            return PurgeDecision.HELD;
        }
        return unfinished || run.state().isOver() ? PurgeDecision.GOES : PurgeDecision.UNFINISHED;
    }
}
