package nightjar.source.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import nightjar.durable.PartBook;
import nightjar.durable.PartFolder;
import nightjar.durable.WholeFiles;
import nightjar.pass.PartSink;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// Rows on their way to a target: collected as numbered parts of CSV, then published as a whole. A missing cell is empty; numbers have the shortest form
/// that reads back the same.
public final class CsvParts implements PartSink {

    private final Schema schema;
    private final PartFolder folder;
    private final WholeFiles files;

    /// @param folder of the parts; made when the first is written
    /// @param files puts them, and the whole, in their place
    /// @param book has those that are committed
    public CsvParts(Path folder, Schema schema, WholeFiles files, PartBook book) {
        this.schema = schema;
        this.files = files;
        this.folder = new PartFolder(folder, "csv", files, book);
    }

    /// Parts of which nobody keeps book.
    public CsvParts(Path folder, Schema schema, WholeFiles files) {
        this(folder, schema, files, PartBook.NONE);
    }

    public Schema schema() {
        return schema;
    }

    /// What puts the parts, and the whole, in their place.
    public WholeFiles files() {
        return files;
    }

    @Override
    public void write(int number, List<RecordBatch> batches) {
        batches.forEach(this::requireColumns);
        List<byte[]> blocks = batches.parallelStream().map(CsvBytes::of).toList();
        folder.write(
                number,
                batches.stream().mapToLong(RecordBatch::rows).sum(),
                out -> {
                    for (byte[] block : blocks) {
                        out.write(block);
                    }
                });
    }

    /// Writes part `number` of records that are written already.
    public void write(int number, long rows, byte[] records) {
        folder.write(number, rows, out -> out.write(records));
    }

    /// Per part how many rows it has, as the book has it.
    public List<Long> counts() {
        return folder.counts();
    }

    /// The records of a part, held against the book.
    public byte[] read(int number) {
        return folder.read(number);
    }

    /// Is given rows.
    public interface Rows<E extends Exception> {
        void accept(List<RecordBatch> batches) throws E;
    }

    /// Gives the rows of all parts, in their order, a part at a time.
    ///
    /// @throws nightjar.durable.HandOverDamaged if a part is not what was written
    public <E extends Exception> void each(Rows<E> rows) throws E {
        for (Path part : folder.held()) {
            rows.accept(read(part));
        }
    }

    private List<RecordBatch> read(Path part) {
        try {
            return new CsvPartReader(schema).read(part);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + part + ": " + e.getMessage(), e);
        }
    }

    /// Copies the records of all parts as they stand.
    ///
    /// @throws nightjar.durable.HandOverDamaged if a part is not what was written
    public void copyTo(OutputStream out) throws IOException {
        folder.copyTo(out);
    }

    private void requireColumns(RecordBatch batch) {
        if (!batch.schema().names().equals(schema.names())) {
            throw new IllegalArgumentException(
                    "Columns " + batch.schema().names() + " for an output of " + schema.names());
        }
    }

    @Override
    public void enter() {
        folder.enter();
    }

    @Override
    public void truncate(int number) {
        folder.truncate(number);
    }
}
