package nightjar.source;

import java.nio.file.Path;
import java.util.List;
import nightjar.table.RecordBatch;

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
        files.writeBytes(number, batches.parallelStream().map(CsvBytes::of).toList());
    }

    private void requireColumns(RecordBatch batch) {
        if (!batch.schema().names().equals(columns)) {
            throw new IllegalArgumentException(
                    "Columns " + batch.schema().names() + " for an output of " + columns);
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
