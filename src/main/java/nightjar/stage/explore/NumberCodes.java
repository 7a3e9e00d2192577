package nightjar.stage.explore;

import java.util.Arrays;

/// Tells the distinct ones of many numbers apart: an open-addressing table of them, and a sort of the distinct ones only.
final class NumberCodes {

    /// Multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final int FIRST_BITS = 8;

    private double[] values = new double[1 << FIRST_BITS - 1];
    private int size;

    /// Per slot a code plus 1; 0 is an empty slot.
    private int[] slots = new int[1 << FIRST_BITS];

    private int shift = 64 - FIRST_BITS;

    /// Gives each number its place among the distinct ones.
    ///
    /// @param numbers NaN is [ColumnCells#MISSING]; zero has no sign
    /// @param codes set to the place per number
    /// @return the distinct numbers, ascending
    static double[] ascending(double[] numbers, int[] codes) {
        NumberCodes found = new NumberCodes();
        double last = Double.NaN;
        int code = ColumnCells.MISSING;
        for (int i = 0; i < numbers.length; i++) {
            double number = numbers[i] + 0.0;
            if (number != last) {
                code = Double.isNaN(number) ? ColumnCells.MISSING : found.code(number);
                last = number;
            }
            codes[i] = code;
        }
        return found.order(codes);
    }

    /// The code of `number`, which counts in the order of first appearance: a new one is [#size()] before and one less than it afterwards.
    ///
    /// @param number not NaN and not minus zero
    int code(double number) {
        int slot = slot(number);
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (values[code] == number) {
                return code;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size == values.length) {
            grow();
            return code(number);
        }
        values[size++] = number;
        slots[slot] = size;
        return size - 1;
    }

    /// How many distinct numbers there were.
    int size() {
        return size;
    }

    private int slot(double number) {
        return (int) (Double.doubleToRawLongBits(number) * GOLDEN >>> shift);
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

    /// Turns codes in the order of first appearance into codes in the order of the numbers.
    private double[] order(int[] codes) {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        int[] places = new int[size];
        for (int code = 0; code < size; code++) {
            places[code] = Arrays.binarySearch(sorted, values[code]);
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] == ColumnCells.MISSING ? ColumnCells.MISSING : places[codes[i]];
        }
        return sorted;
    }
}
