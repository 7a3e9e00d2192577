package nightjar.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Reads the records of a CSV file in batches of a fixed number of records, rejected ones included, so that batches do not depend
/// on where an earlier reader stopped.
final class CsvReader implements BatchReader {

    private final CsvInput input;
    private final RecordSplitter splitter;
    private final Supplier<CsvRecords> empty;
    private final Shape shape;

    /// What the batches are like.
    ///
    /// @param selected positions in the file of the columns of the schema
    /// @param batchRows records per batch at most
    /// @param encoding the name of the file's
    @SuppressWarnings("ArrayRecordComponent") // shared, never written, never compared
    record Shape(Schema schema, int[] selected, int batchRows, String encoding) {}

    /// @param empty makes records with room for a batch
    CsvReader(CsvInput input, RecordSplitter splitter, Supplier<CsvRecords> empty, Shape shape) {
        this.input = input;
        this.splitter = splitter;
        this.empty = empty;
        this.shape = shape;
    }

    @Override
    public @Nullable SourceBatch read() {
        CsvRecords good = empty.get();
        List<RejectedRow> malformed = new ArrayList<>();
        int records = 0;
        while (records < shape.batchRows() && splitter.next()) {
            records++;
            String problem = splitter.problem();
            if (problem == null) {
                good.add(splitter);
            } else {
                malformed.add(new RejectedRow(splitter.line(), splitter.text(), problem));
            }
        }
        return records == 0 ? null : SourceBatch.later(records, () -> cells(good, malformed));
    }

    private SourceBatch cells(CsvRecords records, List<RejectedRow> malformed) {
        int[] undecodable = records.undecodable();
        if (undecodable.length == 0) {
            return new SourceBatch(batch(records), malformed);
        }
        List<RejectedRow> rejected = new ArrayList<>(malformed);
        long[] lines = records.lines();
        for (int record : undecodable) {
            rejected.add(new RejectedRow(lines[record], records.text(record), undecodableReason()));
        }
        rejected.sort(Comparator.comparingLong(RejectedRow::line));
        return new SourceBatch(batch(records.without(undecodable)), rejected);
    }

    private String undecodableReason() {
        String name = shape.encoding();
        return "encoding: bytes that are not "
                + name
                + "; expected "
                + name
                + ". If the file is in another encoding, give it in the project file";
    }

    private RecordBatch batch(CsvRecords records) {
        return new RecordBatch(
                shape.schema(),
                records.columns(shape.selected()),
                records.numbers(),
                records.lines());
    }

    @Override
    public String position() {
        return splitter.position().toString();
    }

    @Override
    public long progress() {
        try {
            return input.progress(splitter.position().offset());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell the position: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        splitter.close();
    }
}
