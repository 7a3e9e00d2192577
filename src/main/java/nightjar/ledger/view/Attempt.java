package nightjar.ledger.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One try at a run, as the job repository keeps it.
///
/// @param execution its number there, growing, with gaps
/// @param status of Spring Batch
/// @param exitCode of Spring Batch, or [#REFUSED]
/// @param start null: not started yet
/// @param end null: it has not ended, or nobody could say so
/// @param lastSign the last change of one of its steps; null: none
/// @param nightjar the [nightjar.ledger.Build] that made it; null: that was not kept yet
public record Attempt(
        long execution,
        String status,
        String exitCode,
        @Nullable Timestamp start,
        @Nullable Timestamp end,
        @Nullable Timestamp lastSign,
        @Nullable String nightjar) {

    /// The exit code of an attempt, and of its step, that failed because the data or the project file are wrong.
    public static final String REFUSED = "REFUSED";

    static Attempt of(ResultSet row) throws SQLException {
        return new Attempt(
                row.getLong("execution"),
                row.getString("status"),
                row.getString("exit_code"),
                row.getTimestamp("start_time"),
                row.getTimestamp("end_time"),
                row.getTimestamp("last_sign"),
                row.getString("attempt_nightjar"));
    }

    /// Seconds it took, to the millisecond: so far if it is running, until its last sign of life if it was interrupted.
    double seconds(boolean running, Instant now) {
        return seconds(start, end, running ? Timestamp.from(now) : lastSign);
    }

    /// When it ended or was last heard of.
    ///
    /// @param otherwise if that was never written down
    Instant sign(Instant otherwise) {
        return Stream.of(end, lastSign, start)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(Timestamp::toInstant)
                .orElse(otherwise);
    }

    /// @param otherwise stands in for a missing end; null: nothing is known, zero
    static double seconds(
            @Nullable Timestamp start, @Nullable Timestamp end, @Nullable Timestamp otherwise) {
        Timestamp until = end == null ? otherwise : end;
        if (start == null || until == null) {
            return 0;
        }
        long millis = Duration.between(start.toInstant(), until.toInstant()).toMillis();
        return Math.max(0, millis) / 1000.0;
    }
}
