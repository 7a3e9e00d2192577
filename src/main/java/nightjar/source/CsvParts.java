package nightjar.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import nightjar.durable.PartBook;
import nightjar.durable.PartFolder;
import nightjar.durable.Publication;
import nightjar.durable.WholeFiles;
import nightjar.pass.PartSink;
import nightjar.project.OutputForm;
import nightjar.source.csv.CsvBytes;
import nightjar.source.csv.CsvPartReader;
import nightjar.source.csv.FormulaGuard;
import nightjar.source.csv.PublishedCsv;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// Rows on their way into one file: collected as numbered parts of CSV, then published as a whole, in the form that the name of the file says. A
/// missing cell is empty; numbers have the shortest form that reads back the same.
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

    /// Gives the rows of all parts, in their order, a batch at a time.
    ///
    /// @throws nightjar.durable.HandOverDamaged if a part is not what was written
    public void each(Consumer<RecordBatch> batches) {
        CsvPartReader reader = new CsvPartReader(schema);
        for (Path part : folder.held()) {
            try {
                reader.read(part).forEach(batches);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + part + ": " + e.getMessage(), e);
            }
        }
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

    /// Puts header and rows in the place of `target`, whole; missing folders are made. May be repeated, with the same bytes each time.
    ///
    /// @throws nightjar.durable.HandOverDamaged if a part is not what was written
    public Publication publish(Path target) {
        return publish(target, false, _ -> {});
    }

    /// As [#publish(Path)].
    ///
    /// @param guarded whether texts of CSV are kept from being taken for formulas
    /// @param counted is told the number of rows before the file gets its name, and may throw
    public Publication publish(Path target, boolean guarded, LongConsumer counted) {
        return switch (OutputForm.of(target.getFileName().toString())) {
            case CSV, GZIPPED_CSV -> csv(guarded).publish(target, counted);
            case PARQUET -> new PublishedParquet(folder, files, schema).publish(target, counted);
        };
    }

    private PublishedCsv csv(boolean guarded) {
        return guarded
                ? new PublishedCsv(
                        files,
                        schema.names().stream().map(FormulaGuard::guard).toList(),
                        this::copyGuarded)
                : new PublishedCsv(files, schema.names(), folder::copyTo);
    }

    private void copyGuarded(OutputStream out) throws IOException {
        CsvPartReader reader = new CsvPartReader(schema);
        for (Path part : folder.held()) {
            for (RecordBatch batch : reader.read(part)) {
                out.write(CsvBytes.of(FormulaGuard.guard(batch)));
            }
        }
    }
}
