package nightjar.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nightjar.table.Column;
import nightjar.table.RecordBatch;
import org.apache.commons.csv.CSVPrinter;

/// Rows on their way into one CSV file: collected as numbered parts, then published as a whole. A missing cell is empty; numbers have
/// the shortest form that reads back the same.
public final class CsvParts implements PartSink {

    private final List<String> columns;
    private final CsvPartFiles files;

    /// @param folder of the parts; made when the first is written
    /// @param columns the header
    /// @param writing puts them, and the whole, in their place
    public CsvParts(Path folder, List<String> columns, WholeFiles writing) {
        this.columns = List.copyOf(columns);
        this.files = new CsvPartFiles(folder, columns, writing);
    }

    @Override
    public void write(int number, List<RecordBatch> batches) {
        batches.forEach(this::requireColumns);
        files.write(
                number,
                printer -> {
                    for (RecordBatch batch : batches) {
                        print(batch, printer);
                    }
                });
    }

    private void requireColumns(RecordBatch batch) {
        if (!batch.schema().names().equals(columns)) {
            throw new IllegalArgumentException(
                    "Columns " + batch.schema().names() + " for an output of " + columns);
        }
    }

    private static void print(RecordBatch batch, CSVPrinter printer) throws IOException {
        List<Column> cells = batch.columns();
        for (int row = 0; row < batch.rows(); row++) {
            for (Column column : cells) {
                printer.print(column.text(row));
            }
            printer.println();
        }
    }

    @Override
    public void truncate(int number) {
        files.truncate(number);
    }

    /// Puts header and rows in the place of `target`, whole; missing folders are made. May be repeated, with the same bytes each time.
    public Publication publish(Path target) {
        return files.publish(target);
    }
}
