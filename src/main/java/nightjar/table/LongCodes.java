package nightjar.table;

import java.util.Arrays;

/// Tells the distinct ones of many 64-bit values apart, in an open-addressing table that grows. Not thread-safe.
public final class LongCodes {

    /// Multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final int FIRST_BITS = 8;

    private long[] values = new long[1 << FIRST_BITS - 1];
    private int size;

    /// Per slot a code plus 1; 0 is an empty slot.
    private int[] slots = new int[1 << FIRST_BITS];

    private int shift = Long.SIZE - FIRST_BITS;

    /// The code of `value`, which counts in the order of first appearance: a new one is [#size()] before and one less than it afterwards.
    public int code(long value) {
        int slot = slot(value);
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (values[code] == value) {
                return code;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size == values.length) {
            grow();
            return code(value);
        }
        values[size++] = value;
        slots[slot] = size;
        return size - 1;
    }

    /// How many distinct values there were.
    public int size() {
        return size;
    }

    /// The value of a code, from 0 to [#size()] - 1.
    public long value(int code) {
        return values[code];
    }

    private int slot(long value) {
        return (int) (value * GOLDEN >>> shift);
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * size);
        slots = new int[4 * size];
        shift--;
        for (int code = 0; code < size; code++) {
            int slot = slot(values[code]);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = code + 1;
        }
    }
}
