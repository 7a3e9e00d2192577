package nightjar.stage.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of the hold-out on which a model is measured, or two are compared: all of them, or some.
final class Ground {

    private final int rows;
    private final int @Nullable [] some;
    private final double[] labels;
    private final Map<String, Map<String, int[]>> groups = new LinkedHashMap<>();

    /// @param some their places in the hold-out, ascending; null: all
    Ground(HeldOut heldOut, int @Nullable [] some) {
        this.some = some;
        this.labels = of(heldOut.labels(), 1);
        this.rows = labels.length;
        for (SliceColumn slice : heldOut.slices()) {
            if (slice.distinct() <= Evaluation.SLICE_VALUES) {
                groups.put(slice.name(), inside(slice.groups()));
            }
        }
    }

    private Map<String, int[]> inside(Map<String, int[]> byValue) {
        if (some == null) {
            return byValue;
        }
        Map<String, int[]> inside = new LinkedHashMap<>();
        byValue.forEach(
                (value, members) ->
                        inside.put(
                                value,
                                Arrays.stream(members)
                                        .map(row -> Arrays.binarySearch(some, row))
                                        .filter(place -> place >= 0)
                                        .toArray()));
        return inside;
    }

    int rows() {
        return rows;
    }

    double[] labels() {
        return labels;
    }

    /// Places of the rows, counted within this ground, by slice column and value.
    Map<String, Map<String, int[]>> groups() {
        return groups;
    }

    /// The places of rows of this ground in the whole hold-out.
    int[] places(int[] ofThese) {
        int[] known = some;
        return known == null ? ofThese : Arrays.stream(ofThese).map(row -> known[row]).toArray();
    }

    /// What of the numbers of the whole hold-out, `width` for each row, belongs to these rows.
    double[] of(double[] numbers, int width) {
        return some == null ? numbers : selected(numbers, some, width);
    }

    /// The numbers of some rows, `width` for each.
    static double[] selected(double[] numbers, int[] rows, int width) {
        double[] selected = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(numbers, rows[i] * width, selected, i * width, width);
        }
        return selected;
    }
}
