package nightjar.stage.features.transform;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import nightjar.project.training.FeatureSpec;
import nightjar.project.training.FeatureSpec.DateParts.Part;
import nightjar.table.DateColumn;
import nightjar.table.Schema;

/// Parts of a date; a missing one becomes `fill`, in milliseconds since 1970.
public record DateParts(String column, List<Part> parts, long fill) implements Transform {

    /// Milliseconds of a day.
    static final long DAY = 86_400_000;

    private static final long MINUTE = 60_000;

    public DateParts {
        parts = List.copyOf(parts);
    }

    public static Unfitted of(FeatureSpec.DateParts wanted) {
        return Unfitted.of(
                Measure.date(wanted.column()),
                cells ->
                        new DateParts(
                                wanted.column(), wanted.parts(), (long) cells.numbers().median()));
    }

    @Override
    public List<String> names() {
        return parts.stream()
                .map(part -> "%s(%s)".formatted(column, part.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        int position = Encoder.position(schema, column);
        Part[] wanted = parts.toArray(Part[]::new);
        return (batch, values, stride, at) -> {
            DateColumn cells = (DateColumn) batch.column(position);
            LocalDate date = LocalDate.EPOCH;
            for (int row = 0, out = at; row < cells.size(); row++, out += stride) {
                long millis = cells.isMissing(row) ? fill : cells.get(row);
                long day = Math.floorDiv(millis, DAY);
                // Neighbours are often of the same day.
                date = date.toEpochDay() == day ? date : LocalDate.ofEpochDay(day);
                int minute = (int) (Math.floorMod(millis, DAY) / MINUTE);
                for (int i = 0; i < wanted.length; i++) {
                    values[out + i] = part(date, minute, wanted[i]);
                }
            }
        };
    }

    private static int part(LocalDate date, int minuteOfDay, Part part) {
        return switch (part) {
            case YEAR -> date.getYear();
            case MONTH -> date.getMonthValue();
            case DAY_OF_MONTH -> date.getDayOfMonth();
            case DAY_OF_WEEK -> date.getDayOfWeek().getValue();
            case HOUR -> minuteOfDay / 60;
            case MINUTE_OF_DAY -> minuteOfDay;
        };
    }
}
