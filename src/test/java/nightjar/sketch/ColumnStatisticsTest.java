package nightjar.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nightjar.math.SeededRandom;
import nightjar.stage.explore.Snapshots;
import nightjar.table.TextColumn;
import org.junit.jupiter.api.Test;

class ColumnStatisticsTest {

    private static final int ROWS = 40_000;
    private static final int BATCH = 500;
    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int UNIT = 16 * BATCH;

    /// Values as a long tail has them, a tenth missing, each with a class of three.
    private static final int[] VALUES = new int[ROWS];

    private static final int[] CLASSES = new int[ROWS];

    static {
        SeededRandom random = new SeededRandom(5);
        for (int row = 0; row < ROWS; row++) {
            VALUES[row] =
                    random.share() < 0.1 ? TextColumn.MISSING : (int) (1 / (1e-4 + random.share()));
            CLASSES[row] = random.below(3);
        }
    }

    @Test
    void unitsMergedInOrderGiveTheSameBytesWhereverTheyWereMadeAndShipped() {
        ColumnStatistics here = new ColumnStatistics(FEW, 100, 0);
        ColumnStatistics elsewhere = new ColumnStatistics(FEW, 100, 0);
        List<ColumnStatistics> shipped = new ArrayList<>();
        for (int from = ROWS - UNIT; from >= 0; from -= UNIT) {
            shipped.addFirst(shipped(unit(from, FEW, true)));
        }
        for (int from = 0; from < ROWS; from += UNIT) {
            here.merge(unit(from, FEW, false));
            elsewhere.merge(shipped.get(from / UNIT));
            elsewhere = shipped(elsewhere);
        }

        assertThat(Snapshots.bytes(elsewhere::write)).isEqualTo(Snapshots.bytes(here::write));
        assertThat(here.levels().exact()).isFalse();
    }

    @Test
    void whatIsExactIsCounted() {
        ColumnStatistics all = new ColumnStatistics(MANY, 100, 0);
        for (int from = 0; from < ROWS; from += UNIT) {
            all.merge(unit(from, MANY, false));
        }

        long[] ofClass = new long[3];
        IntStream.of(CLASSES).forEach(one -> ofClass[one]++);
        long missing = IntStream.of(VALUES).filter(value -> value < 0).count();
        int most = 1;
        long ones = IntStream.of(VALUES).filter(value -> value == most).count();
        double mean = IntStream.of(VALUES).filter(value -> value >= 0).average().orElseThrow();
        assertThat(all.all().count()).isEqualTo(ROWS);
        assertThat(IntStream.range(0, 3).mapToLong(all.all()::ofClass))
                .containsExactly(LongStream.of(ofClass).boxed().toArray(Long[]::new));
        assertThat(all.missing().count()).isEqualTo(missing);
        assertThat(all.levels().exact()).isTrue();
        assertThat(all.levels().get("1").count()).isEqualTo(ones);
        assertThat(all.levels().get("no such value").count()).isZero();
        assertThat(all.numbers().moments().mean()).isCloseTo(mean, within(1e-9 * mean));
        assertThat(all.numbers().moments().count()).isEqualTo(ROWS - missing);
    }

    @Test
    void theMostFrequentLevelsStayWhicheverCameFirst() {
        ColumnStatistics rareFirst = new ColumnStatistics(2, 0, 0);
        ColumnStatistics rareLast = new ColumnStatistics(2, 0, 0);
        ColumnStatistics rare = levels("x", "y", "z");
        ColumnStatistics frequent = levels("a", "a", "a", "b", "b", "b");
        rareFirst.merge(rare);
        rareFirst.merge(frequent);
        rareLast.merge(frequent);
        rareLast.merge(rare);

        assertThat(rareFirst.levels().byName()).containsOnlyKeys("a", "b");
        assertThat(rareLast.levels().byName()).containsOnlyKeys("a", "b");
    }

    private static ColumnStatistics levels(String... cells) {
        TextColumn column = TextColumn.of(cells);
        ColumnStatistics statistics = new ColumnStatistics(3, 0, 0);
        statistics.add(
                column.dictionary()::get,
                Counts.of(column.dictionary().size(), column.codes(), 0, column.codes(), null));
        return statistics;
    }

    /// Batches merged in order, each through bytes if asked.
    private static ColumnStatistics unit(int from, int levels, boolean throughBytes) {
        ColumnStatistics unit = batch(from, levels);
        for (int at = from + BATCH; at < from + UNIT; at += BATCH) {
            ColumnStatistics batch = batch(at, levels);
            unit.merge(throughBytes ? shipped(batch) : batch);
            unit = throughBytes ? shipped(unit) : unit;
        }
        return unit;
    }

    private static ColumnStatistics batch(int from, int levels) {
        int[] values = Arrays.copyOfRange(VALUES, from, from + BATCH);
        int[] distinct = IntStream.of(values).filter(value -> value >= 0).distinct().toArray();
        int[] codes = new int[BATCH];
        for (int row = 0; row < BATCH; row++) {
            int value = values[row];
            codes[row] =
                    value < 0
                            ? TextColumn.MISSING
                            : IntStream.range(0, distinct.length)
                                    .filter(code -> distinct[code] == value)
                                    .findFirst()
                                    .orElseThrow();
        }
        ColumnStatistics statistics = new ColumnStatistics(levels, 100, from);
        Counts counts =
                Counts.of(
                        distinct.length,
                        codes,
                        3,
                        Arrays.copyOfRange(CLASSES, from, from + BATCH),
                        null);
        statistics.add(code -> Integer.toString(distinct[code]), counts);
        statistics.numbers().add(IntStream.of(distinct).asDoubleStream().toArray(), counts, from);
        IntStream.of(distinct).forEach(value -> statistics.distinct().add((double) value));
        return statistics;
    }

    private static ColumnStatistics shipped(ColumnStatistics statistics) {
        return Snapshots.restored(statistics::write, ColumnStatistics::read);
    }
}
