package nightjar.stage.explore.key;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import nightjar.reading.TextRules;
import nightjar.sketch.TextHash;
import nightjar.table.Column;
import nightjar.table.TextColumn;

/// The keys of rows of a unit that is not yet whole, as 128-bit hashes with their record numbers, in the order of the source. Two different
/// keys among a billion share a hash with a probability below 1e-20: equal hashes are taken for equal keys.
public final class KeyHashes {

    /// Longs per row: two of the hash, one of the record number.
    static final int WIDTH = 3;

    private static final long SEED = 0x6e69676874L;

    private long[] entries = new long[0];
    private int size;

    /// The keys of one batch; a missing key is no key and has no duplicates.
    ///
    /// @param rules what makes a cell of the key column missing, and trims it
    /// @param records per row its record number
    public static KeyHashes of(Column keys, TextRules.ColumnRules rules, long[] records) {
        KeyHashes hashes = new KeyHashes();
        hashes.entries = new long[records.length * WIDTH];
        if (keys instanceof TextColumn text) {
            hashes.addText(text, rules, records);
        } else {
            TextHash hash = new TextHash(SEED);
            for (int row = 0; row < records.length; row++) {
                if (!keys.isMissing(row)) {
                    hash.of(keys.text(row));
                    hashes.add(hash.high(), hash.low(), records[row]);
                }
            }
        }
        return hashes;
    }

    private void addText(TextColumn keys, TextRules.ColumnRules rules, long[] records) {
        TextHash hash = new TextHash(SEED);
        long[] byCode = new long[2 * keys.dictionary().size()];
        boolean[] missing = new boolean[keys.dictionary().size()];
        for (int code = 0; code < missing.length; code++) {
            String key = rules.apply(keys.dictionary().get(code));
            missing[code] = key == null;
            if (key != null) {
                hash.of(key);
                byCode[2 * code] = hash.high();
                byCode[2 * code + 1] = hash.low();
            }
        }
        for (int row = 0; row < records.length; row++) {
            int code = keys.code(row);
            if (code != TextColumn.MISSING && !missing[code]) {
                add(byCode[2 * code], byCode[2 * code + 1], records[row]);
            }
        }
    }

    private void add(long high, long low, long record) {
        entries[size++] = high;
        entries[size++] = low;
        entries[size++] = record;
    }

    public void merge(KeyHashes other) {
        if (size + other.size > entries.length) {
            entries = Arrays.copyOf(entries, Math.max(2 * entries.length, size + other.size));
        }
        System.arraycopy(other.entries, 0, entries, size, other.size);
        size += other.size;
    }

    /// As a file of the unit; no key is left.
    public byte[] take() {
        byte[] part = KeyParts.part(entries, size / WIDTH);
        size = 0;
        return part;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(entries[i]);
        }
    }

    public static KeyHashes read(DataInput in) throws IOException {
        KeyHashes hashes = new KeyHashes();
        hashes.size = in.readInt();
        hashes.entries = new long[hashes.size];
        for (int i = 0; i < hashes.size; i++) {
            hashes.entries[i] = in.readLong();
        }
        return hashes;
    }
}
