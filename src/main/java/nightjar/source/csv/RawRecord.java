package nightjar.source.csv;

import java.util.Arrays;
import java.util.stream.IntStream;
import nightjar.source.csv.scan.CsvLine;
import nightjar.table.Column;
import nightjar.table.RecordBatch;

/// A row as one CSV record again, for rows that are set aside after they were read: comma, `"` where needed, no line break at the end.
public final class RawRecord {

    private RawRecord() {}

    /// All cells of row `row`, from 0; a missing cell is empty.
    public static String of(RecordBatch batch, int row) {
        return of(batch, row, IntStream.range(0, batch.columns().size()).toArray());
    }

    /// The cells of row `row`, from 0, in the columns at `positions`, from 0.
    public static String of(RecordBatch batch, int row, int[] positions) {
        return CsvLine.FORMAT.format(
                (Object[])
                        Arrays.stream(positions)
                                .mapToObj(batch::column)
                                .map((Column column) -> column.text(row))
                                .toArray(String[]::new));
    }
}
