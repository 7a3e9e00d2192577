package nightjar.source.csv;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.table.RecordBatch;

/// Puts rows between the records of a part of CSV.
public final class CsvMerge {

    /// A row as it is written.
    ///
    /// @param at how many records of the part stand before it
    /// @param order among those at the same place
    private record Added(int at, long order, byte[] bytes) {}

    private final byte[] part;
    private final List<Added> added = new ArrayList<>();

    public CsvMerge(byte[] part) {
        this.part = part;
    }

    /// Tells where a row belongs.
    public interface Place {
        /// How many records of the part stand before the row with this record number.
        int of(long record);
    }

    public void add(RecordBatch rows, Place place) {
        List<byte[]> written = records(CsvBytes.of(rows));
        for (int row = 0; row < rows.rows(); row++) {
            long record = rows.record(row);
            added.add(new Added(place.of(record), record, written.get(row)));
        }
    }

    /// The part with the rows in it.
    public byte[] merged() {
        added.sort(
                (one, other) ->
                        one.at() == other.at()
                                ? Long.compare(one.order(), other.order())
                                : Integer.compare(one.at(), other.at()));
        ByteArrayOutputStream out = new ByteArrayOutputStream(part.length + 1024);
        int next = 0;
        int record = 0;
        for (byte[] written : records(part)) {
            for (; next < added.size() && added.get(next).at() <= record; next++) {
                out.writeBytes(added.get(next).bytes());
            }
            out.writeBytes(written);
            record++;
        }
        for (; next < added.size(); next++) {
            out.writeBytes(added.get(next).bytes());
        }
        return out.toByteArray();
    }

    /// The records with their line feeds.
    private static List<byte[]> records(byte[] csv) {
        List<byte[]> records = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < csv.length; i++) {
            if (csv[i] == '"') {
                quoted = !quoted;
            } else if (csv[i] == '\n' && !quoted) {
                records.add(Arrays.copyOfRange(csv, from, i + 1));
                from = i + 1;
            }
        }
        return records;
    }
}
