package nightjar.source.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nightjar.pass.BatchReader;
import nightjar.pass.SourceBatch;
import nightjar.pass.Unit;
import nightjar.source.csv.scan.CsvInput;
import nightjar.source.csv.scan.RecordSplitter;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Reads the records of a CSV file in batches that end where a [Cut] says, rejected records included, so that batches do not depend
/// on where an earlier reader stopped.
final class CsvReader implements BatchReader {

    private final CsvInput input;
    private final RecordSplitter splitter;
    private final Shape shape;
    private CsvRecords empty;

    /// What the batches are like.
    ///
    /// @param selected positions in the file of the columns of the schema
    /// @param cut where a batch ends
    /// @param encoding the name of the file's
    @SuppressWarnings("ArrayRecordComponent") // shared, never written, never compared
    record Shape(Schema schema, int[] selected, Cut cut, String encoding) {}

    /// Where a batch ends, which depends on nothing but its unit: behind `rows` records, or, as long as the good ones are less than a MiB, behind
    /// `most`, and where the unit ends. Records of any length then take no more memory than in batches of `rows`, or little.
    record Cut(int rows, int most) {

        private static final int BYTES = 1 << 20;

        boolean isReached(int records, int bytes) {
            return records >= most || records >= rows && bytes >= BYTES;
        }

        /// How many records of the unit are left behind the first `before` of the file: units begin at fixed records.
        long left(long before) {
            long unit = (long) rows * Unit.BATCHES;
            return unit - before % unit;
        }
    }

    /// @param empty records, with the room that a batch is expected to need
    CsvReader(CsvInput input, RecordSplitter splitter, CsvRecords empty, Shape shape) {
        this.input = input;
        this.splitter = splitter;
        this.empty = empty;
        this.shape = shape;
    }

    @Override
    public @Nullable SourceBatch read() {
        CsvRecords good = empty;
        List<RejectedRow> malformed = new ArrayList<>();
        int records = 0;
        long left = shape.cut().left(splitter.number());
        while (records < left && !shape.cut().isReached(records, good.bytes()) && splitter.next()) {
            records++;
            String problem = splitter.problem();
            if (problem == null) {
                good.add(splitter);
            } else {
                malformed.add(new RejectedRow(splitter.line(), splitter.text(), problem));
            }
        }
        empty = good.another();
        boolean ends = records == left;
        return records == 0 ? null : SourceBatch.later(records, ends, () -> cells(good, malformed));
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
