package nightjar.stage.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.reading.ColumnCells;
import org.jspecify.annotations.Nullable;

/// The label of a batch: per row its class, and its number where it is one.
final class LabelCells {

    private final List<String> names;
    private final int[] codes;
    private final double @Nullable [] numbers;

    private LabelCells(List<String> names, int[] codes, double @Nullable [] numbers) {
        this.names = names;
        this.codes = codes;
        this.numbers = numbers;
    }

    /// No row has a label.
    static LabelCells none(int rows) {
        int[] codes = new int[rows];
        Arrays.fill(codes, ColumnCells.MISSING);
        return new LabelCells(List.of(), codes, null);
    }

    static LabelCells of(ColumnCells cells) {
        List<String> names = new ArrayList<>();
        cells.cells().forEach(cell -> names.add(ColumnCells.key(cell)));
        return new LabelCells(names, cells.codes(), cells.numbers());
    }

    /// The distinct values.
    Classes classes() {
        return new Classes(names);
    }

    /// Per row a position in [#classes()], if these are not too many, or [ColumnCells#MISSING].
    int[] codes() {
        return codes;
    }

    /// Per row the label as a number, NaN where it is none; null without a label.
    double @Nullable [] numbers() {
        return numbers;
    }
}
