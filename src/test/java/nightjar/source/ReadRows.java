package nightjar.source;

import java.util.ArrayList;
import java.util.List;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;

/// Everything a source gave: cells as text, missing as null, with record and line numbers.
public record ReadRows(
        List<List<@Nullable String>> rows,
        List<Long> records,
        List<Long> lines,
        List<RejectedRow> rejected,
        List<String> positions) {

    /// Reads from `position` to the end; positions begin with the one behind the first batch.
    public static ReadRows from(RowSource source, @Nullable String position) {
        ReadRows read =
                new ReadRows(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        try (BatchReader reader = source.open(position)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                read.add(batch);
                read.positions.add(reader.position());
            }
        }
        return read;
    }

    public static ReadRows all(RowSource source) {
        return from(source, null);
    }

    /// Reads one batch, closes, opens behind it, and so on.
    public static ReadRows restartingAtEveryPosition(RowSource source) {
        ReadRows read = from(source, null);
        ReadRows restarted =
                new ReadRows(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        @Nullable String position = null;
        for (int i = 0; i < read.positions.size(); i++) {
            try (BatchReader reader = source.open(position)) {
                SourceBatch batch = reader.read();
                if (batch != null) {
                    restarted.add(batch);
                }
                position = reader.position();
                restarted.positions.add(position);
            }
        }
        return restarted;
    }

    private void add(SourceBatch batch) {
        rejected.addAll(batch.rejected());
        RecordBatch table = batch.rows();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            List<@Nullable String> cells = new ArrayList<>();
            table.columns()
                    .forEach(column -> cells.add(column.isMissing(at) ? null : column.text(at)));
            rows.add(cells);
            records.add(table.record(row));
            lines.add(table.line(row));
        }
    }

    /// All but the positions, which differ with the size of batches.
    public List<Object> content() {
        return List.of(rows, records, lines, rejected);
    }
}
