package nightjar.ledger.view;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A run as one line of `runs`.
///
/// @param attempts zero or more
/// @param seconds of all attempts together
/// @param decision of the gate; null: none
/// @param model version registered or used; null: none
public record RunSummary(
        String run,
        String project,
        String job,
        LocalDate date,
        RunState status,
        int attempts,
        Instant started,
        double seconds,
        @Nullable String decision,
        @Nullable Integer model) {}
