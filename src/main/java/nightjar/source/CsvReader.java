package nightjar.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Reads the records of a CSV file in batches of a fixed number of records, rejected ones included, so that batches do not depend
/// on where an earlier reader stopped.
final class CsvReader implements BatchReader {

    private final CsvInput input;
    private final RecordSplitter splitter;
    private final Charset encoding;
    private final Dialect dialect;
    private final Schema schema;
    private final int batchRows;

    /// @param encoding of the bytes that come out of `input`
    CsvReader(
            CsvInput input,
            RecordSplitter splitter,
            Charset encoding,
            Dialect dialect,
            Schema schema,
            int batchRows) {
        this.input = input;
        this.splitter = splitter;
        this.encoding = encoding;
        this.dialect = dialect;
        this.schema = schema;
        this.batchRows = batchRows;
    }

    @Override
    public @Nullable SourceBatch read() {
        CsvRecords good = new CsvRecords(encoding, dialect, schema.size(), batchRows);
        List<RejectedRow> malformed = new ArrayList<>();
        int records = 0;
        while (records < batchRows && splitter.next()) {
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
        String name = dialect.encoding().name();
        return "encoding: bytes that are not "
                + name
                + "; expected "
                + name
                + ". If the file is in another encoding, give it in the project file";
    }

    private RecordBatch batch(CsvRecords records) {
        return new RecordBatch(schema, records.columns(), records.numbers(), records.lines());
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
