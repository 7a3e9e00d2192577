package nightjar.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nightjar.ledger.view.StoredRun;

/// Which runs go and which stay.
///
/// @param stays with the reason
record PurgePlan(List<StoredRun> goes, List<Stay> stays) {

    /// A run that stays.
    record Stay(StoredRun run, PurgeDecision why) {}

    PurgePlan {
        goes = List.copyOf(goes);
        stays = List.copyOf(stays);
    }

    /// @param runs the newest first
    /// @param here whether the home that is purged has the files of a run
    static PurgePlan of(
            List<StoredRun> runs, PurgeRule rule, Predicate<StoredRun> here, Instant now) {
        List<StoredRun> goes = new ArrayList<>();
        List<Stay> stays = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (StoredRun run : runs) {
            int place = run.purging() ? 0 : places.merge(run.key().jobName(), 1, Integer::sum);
            PurgeDecision fate = rule.fate(run, place, here.test(run), now);
            if (fate == PurgeDecision.GOES) {
                goes.add(run);
            } else {
                stays.add(new Stay(run, fate));
            }
        }
        return new PurgePlan(goes, stays);
    }
}
