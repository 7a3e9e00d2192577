package nightjar.project;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When runs are due.
///
/// @param train cron expression with seconds
/// @param score cron expression with seconds
/// @param zone also that of the default business date
public record Schedule(
        @Nullable String train,
        @Nullable String score,
        @Nullable ZoneId zone,
        @Nullable Duration lateAfter) {}
