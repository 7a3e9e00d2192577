package nightjar.cli.option;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import nightjar.workspace.RequestRefused;

/// A moment as it is typed: a date, which is its end in UTC, or a date and time with its offset, such as `2026-10-01T06:30:00Z`.
public final class Moment {

    private Moment() {}

    public static Instant of(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusMillis(1);
        } catch (DateTimeParseException _) {
            throw new RequestRefused(
                    "'%s' is no moment; expected a date such as 2026-10-01, or a time such as 2026-10-01T06:30:00Z."
                            .formatted(text));
        }
    }
}
