package nightjar.stage.clean;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nightjar.pass.SourceBatch;
import nightjar.reading.RowReader;
import nightjar.reading.TypedColumn;
import nightjar.table.Column;
import nightjar.table.RecordBatch;

/// One batch on its way through cleaning: its cells as they are by now, and what is known of its rows.
final class RowsInWork {

    private final SourceBatch batch;
    private final RowReader.Rows read;
    private final Column[] cells;
    private final RowReasons reasons;
    private final Breaches breaches;
    private final Map<String, Long> changed = new TreeMap<>();

    RowsInWork(SourceBatch batch, RowReader reader) {
        this.batch = batch;
        this.read = reader.read(batch.rows());
        this.cells = read.rows().columns().toArray(Column[]::new);
        this.reasons = new RowReasons(size());
        this.breaches = new Breaches(reasons);
        read.columns()
                .forEach(
                        (name, column) ->
                                column.changed()
                                        .forEach((rule, count) -> count(rule, name, count)));
    }

    SourceBatch batch() {
        return batch;
    }

    int size() {
        return batch.rows().rows();
    }

    /// The columns that the source has, as they were read.
    Map<String, TypedColumn> read() {
        return read.columns();
    }

    /// Whether the source has the column.
    boolean has(String column) {
        return read.columns().containsKey(column);
    }

    /// Per row whether the cell could not be read.
    boolean[] unreadable(String column) {
        return Objects.requireNonNull(read.columns().get(column), column).unreadable();
    }

    /// In how many rows it could not.
    long unreadableCells(String column) {
        long count = 0;
        for (boolean row : unreadable(column)) {
            count += row ? 1 : 0;
        }
        return count;
    }

    /// The rows as they were read, not yet worked on.
    RecordBatch before() {
        return read.rows();
    }

    /// The rows as they are by now.
    RecordBatch now() {
        return read.rows().with(read.rows().schema(), List.of(cells));
    }

    Column column(String name) {
        return cells[position(name)];
    }

    /// Puts other cells in the place of a column's.
    ///
    /// @param rule that changes them, by its key in the project file
    /// @param count of the cells that are others
    void change(String rule, String column, Column others, long count) {
        count(rule, column, count);
        cells[position(column)] = others;
    }

    private int position(String column) {
        return read.rows().schema().indexOf(column).orElseThrow();
    }

    private void count(String rule, String column, long count) {
        changed.merge(rule + " " + column, count, Long::sum);
    }

    /// What was done, in rows and cells.
    ///
    /// @param kept rows that stay
    CleanCounts counts(int kept, LabelCounts labels) {
        Map<String, Long> absent = new TreeMap<>();
        for (String name : read.rows().schema().names()) {
            if (!has(name)) {
                absent.put(name, (long) size());
            }
        }
        return new CleanCounts(
                batch.records(),
                kept,
                reasons.meant(),
                changed,
                reasons.counts(batch),
                breaches.counts(),
                breaches.refusing(),
                absent,
                labels.training(),
                labels.holdout(),
                labels.trainingSum());
    }

    RowReasons reasons() {
        return reasons;
    }

    Breaches breaches() {
        return breaches;
    }
}
