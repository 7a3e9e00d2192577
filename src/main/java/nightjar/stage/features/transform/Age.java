package nightjar.stage.features.transform;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import nightjar.project.training.FeatureSpec;
import nightjar.table.DateColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Days from the column's date to that in `until`, or to the business date of the run.
///
/// @param fill days where a date is missing
public record Age(String column, @Nullable String until, double fill) implements Transform {

    /// @param date the run's business date
    public static Unfitted of(FeatureSpec.Age wanted, LocalDate date) {
        long businessDay = day(date);
        Age unfilled = new Age(wanted.column(), wanted.until(), Double.NaN);
        Measure days =
                new Measure.Number(
                        "days " + unfilled.inputs(),
                        unfilled.inputs(),
                        Measure.QUANTILES,
                        rows -> unfilled.days(rows, businessDay));
        return Unfitted.of(
                days, cells -> new Age(wanted.column(), wanted.until(), cells.numbers().median()));
    }

    /// Milliseconds since 1970 of a business date.
    public static long day(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private double[] days(RecordBatch rows, long businessDay) {
        DateColumn begin = (DateColumn) rows.column(column);
        DateColumn end = until == null ? null : (DateColumn) rows.column(until);
        double[] days = new double[rows.rows()];
        for (int row = 0; row < days.length; row++) {
            boolean known = !begin.isMissing(row) && (end == null || !end.isMissing(row));
            long last = end == null ? businessDay : end.get(row);
            days[row] = known ? (last - begin.get(row)) / (double) DateParts.DAY : fill;
        }
        return days;
    }

    @Override
    public List<String> names() {
        return List.of(column + "(days to " + (until == null ? "run" : until) + ")");
    }

    @Override
    public List<String> inputs() {
        return until == null ? List.of(column) : List.of(column, until);
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        return Encoder.computed(rows -> days(rows, businessDay));
    }
}
