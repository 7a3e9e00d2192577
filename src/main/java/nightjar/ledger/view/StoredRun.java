package nightjar.ledger.view;

import java.time.Instant;
import nightjar.database.HomeOfRun;
import nightjar.database.RunKey;
import org.jspecify.annotations.Nullable;

/// A run as the decision on its removal needs it.
///
/// @param held whether a living process works on it
/// @param purging whether a purge has begun to remove it and did not come to the end
/// @param created when it was begun
/// @param lastSign when its last attempt ended or was last heard of; not before `created`
/// @param home in which its files are
/// @param model the version registered or used; null: none
public record StoredRun(
        RunKey key,
        RunState state,
        boolean held,
        boolean purging,
        Instant created,
        Instant lastSign,
        HomeOfRun home,
        @Nullable Integer model) {}
