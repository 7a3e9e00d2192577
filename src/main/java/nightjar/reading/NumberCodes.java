package nightjar.reading;

import java.util.Arrays;
import nightjar.table.LongCodes;

/// Tells the distinct ones of many numbers apart: by their bits, and a sort of the distinct ones only.
final class NumberCodes {

    private final LongCodes codes = new LongCodes();

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

    /// As [LongCodes#code].
    ///
    /// @param number not NaN and not minus zero
    int code(double number) {
        return codes.code(Double.doubleToRawLongBits(number));
    }

    /// How many distinct numbers there were.
    int size() {
        return codes.size();
    }

    /// Turns codes in the order of first appearance into codes in the order of the numbers.
    private double[] order(int[] ofNumbers) {
        double[] found = new double[size()];
        Arrays.setAll(found, code -> Double.longBitsToDouble(codes.value(code)));
        double[] sorted = found.clone();
        Arrays.sort(sorted);
        int[] places = new int[found.length];
        Arrays.setAll(places, code -> Arrays.binarySearch(sorted, found[code]));
        for (int i = 0; i < ofNumbers.length; i++) {
            ofNumbers[i] =
                    ofNumbers[i] == ColumnCells.MISSING
                            ? ColumnCells.MISSING
                            : places[ofNumbers[i]];
        }
        return sorted;
    }
}
