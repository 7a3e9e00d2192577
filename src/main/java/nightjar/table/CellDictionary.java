package nightjar.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Codes the cells of one column of a batch, which are stretches of bytes: a text is made once per distinct cell. Codes count in the
/// order of first appearance. Open addressing with linear probing; a column in which neighbours are alike is not even hashed.
public final class CellDictionary {

    private static final int FIRST_SLOTS = 256;

    /// Multiplier of FNV-1a, 32 bit (Fowler, Noll, Vo).
    private static final int FNV = 0x01000193;

    private final Charset encoding;
    private final int[] codes;
    private final List<String> texts = new ArrayList<>();
    private int size;

    /// Per slot a code plus 1; 0 is an empty slot.
    private int[] slots = new int[FIRST_SLOTS];

    /// Per code its hash and where it stands.
    private int[] hashes = new int[FIRST_SLOTS / 2];

    private int[] starts = new int[FIRST_SLOTS / 2];
    private int[] ends = new int[FIRST_SLOTS / 2];

    /// @param rows that will be added
    /// @param ascii whether all bytes are below 128, in an encoding that takes those for ASCII
    public CellDictionary(int rows, Charset encoding, boolean ascii) {
        this.codes = new int[rows];
        this.encoding = ascii ? StandardCharsets.ISO_8859_1 : encoding;
    }

    /// Adds the cell in `bytes` from `from` to `to`; the bytes must stay as they are until [#build()].
    public void add(byte[] bytes, int from, int to) {
        if (size > 0) {
            int last = codes[size - 1];
            if (last != TextColumn.MISSING
                    && Arrays.equals(bytes, from, to, bytes, starts[last], ends[last])) {
                codes[size++] = last;
                return;
            }
        }
        codes[size++] = code(bytes, from, to);
    }

    public void addMissing() {
        codes[size++] = TextColumn.MISSING;
    }

    private int code(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash
                    && Arrays.equals(bytes, from, to, bytes, starts[code], ends[code])) {
                return code;
            }
            slot = slot + 1 & mask;
        }
        return enter(bytes, from, to, hash, slot);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * FNV;
        }
        return hash ^ hash >>> 15;
    }

    private int enter(byte[] bytes, int from, int to, int hash, int slot) {
        int code = texts.size();
        texts.add(new String(bytes, from, to - from, encoding));
        if (code == hashes.length) {
            hashes = Arrays.copyOf(hashes, code * 2);
            starts = Arrays.copyOf(starts, code * 2);
            ends = Arrays.copyOf(ends, code * 2);
        }
        hashes[code] = hash;
        starts[code] = from;
        ends[code] = to;
        slots[slot] = code + 1;
        if (texts.size() * 2 > slots.length) {
            grow();
        }
        return code;
    }

    private void grow() {
        slots = new int[slots.length * 4];
        int mask = slots.length - 1;
        for (int code = 0; code < texts.size(); code++) {
            int slot = hashes[code] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = code + 1;
        }
    }

    public TextColumn build() {
        return new TextColumn(codes, texts);
    }
}
