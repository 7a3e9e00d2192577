package nightjar.stage.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;
import org.junit.jupiter.api.Test;

class SeenColumnTest {

    private static final Set<String> LEVELS = Set.of("north", "south");

    @Test
    void countsMissingPresentAndUnknownCells() {
        TextColumn cells = TextColumn.of("north", null, "moon", "moon", "south");

        SeenColumn seen = SeenColumn.of(cells, LEVELS, 0);

        assertThat(seen.missing()).isEqualTo(1);
        assertThat(seen.present()).isEqualTo(4);
        assertThat(seen.unknown()).isEqualTo(2);
        assertThat(seen.varied()).isTrue();
    }

    @Test
    void aCellThatCannotBeReadIsNotMissing() {
        SeenColumn seen =
                SeenColumn.of(new NumberColumn(new double[] {1, Double.NaN}), Set.of(), 1);

        assertThat(seen.missing()).isZero();
        assertThat(seen.present()).isEqualTo(1);
    }

    @Test
    void whereABatchEndsDoesNotMatter() {
        SeenColumn equal = SeenColumn.of(new NumberColumn(new double[] {7, 7}), Set.of(), 0);
        SeenColumn other = SeenColumn.of(new NumberColumn(new double[] {8}), Set.of(), 0);
        SeenColumn none = SeenColumn.of(new NumberColumn(new double[] {Double.NaN}), Set.of(), 0);

        assertThat(none.plus(equal).plus(equal).varied()).isFalse();
        assertThat(equal.plus(none).plus(other).varied()).isTrue();
        assertThat(equal.plus(none).plus(other))
                .isEqualTo(
                        SeenColumn.of(
                                new NumberColumn(new double[] {7, 7, Double.NaN, 8}), Set.of(), 0));
    }

    @Test
    void keepsNoCellOfTheData() {
        SeenColumn seen = SeenColumn.of(new DateColumn(new long[] {86_400_000L}), Set.of(), 0);

        assertThat(seen.value()).isNotNull().isNotEqualTo(86_400_000L);
        assertThat(seen.plus(SeenColumn.NOTHING)).isEqualTo(seen);
    }
}
