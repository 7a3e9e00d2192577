package nightjar.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final RecordText text;
    private final Schema schema;
    private final String encodingName;
    private final int batchRows;
    private final long[] numbers;
    private final long[] lines;

    CsvReader(
            CsvInput input,
            RecordSplitter splitter,
            RecordText text,
            Schema schema,
            String encodingName,
            int batchRows) {
        this.input = input;
        this.splitter = splitter;
        this.text = text;
        this.schema = schema;
        this.encodingName = encodingName;
        this.batchRows = batchRows;
        this.numbers = new long[batchRows];
        this.lines = new long[batchRows];
    }

    @Override
    public @Nullable SourceBatch read() {
        text.clear();
        List<RejectedRow> rejected = new ArrayList<>();
        int records = 0;
        while (records < batchRows && splitter.next()) {
            records++;
            String problem = splitter.problem();
            if (problem == null) {
                keep();
            } else {
                rejected.add(new RejectedRow(splitter.line(), splitter.text(), problem));
            }
        }
        if (records == 0) {
            return null;
        }
        rejectUndecodable(rejected);
        return new SourceBatch(batch(), rejected);
    }

    private void keep() {
        numbers[text.records()] = splitter.number();
        lines[text.records()] = splitter.line();
        text.add(splitter.bytes(), splitter.from(), splitter.to());
    }

    private void rejectUndecodable(List<RejectedRow> rejected) {
        int[] undecodable = text.undecodable();
        if (undecodable.length == 0) {
            return;
        }
        for (int record : undecodable) {
            rejected.add(new RejectedRow(lines[record], text.text(record), undecodableReason()));
        }
        rejected.sort(Comparator.comparingLong(RejectedRow::line));
        remove(undecodable, numbers);
        remove(undecodable, lines);
        text.drop(undecodable);
    }

    private String undecodableReason() {
        return "encoding: bytes that are not "
                + encodingName
                + "; expected "
                + encodingName
                + ". If the file is in another encoding, give it in the project file";
    }

    private static void remove(int[] positions, long[] values) {
        int kept = 0;
        int skip = 0;
        for (int i = 0; i < values.length; i++) {
            if (skip < positions.length && positions[skip] == i) {
                skip++;
            } else {
                values[kept++] = values[i];
            }
        }
    }

    private RecordBatch batch() {
        int rows = text.records();
        return new RecordBatch(
                schema,
                text.columns(schema.size()),
                Arrays.copyOf(numbers, rows),
                Arrays.copyOf(lines, rows));
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
