package nightjar.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import nightjar.stage.explore.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileSketchTest {

    private static final int ROWS = 400_000;
    private static final int BATCH = 8_192;

    enum Shape {
        UNIFORM,
        ASCENDING,
        DESCENDING,
        SAW,
        HEAVY_TAIL,
        MOSTLY_ZERO,
        ROUNDED;

        double[] numbers() {
            SplittableRandom random = new SplittableRandom(ordinal());
            return DoubleStream.iterate(0, i -> i + 1)
                    .limit(ROWS)
                    .map(i -> at(i, random))
                    .toArray();
        }

        private double at(double i, SplittableRandom random) {
            return switch (this) {
                case UNIFORM -> random.nextDouble();
                case ASCENDING -> i;
                case DESCENDING -> -i;
                case SAW -> i % BATCH;
                case HEAVY_TAIL -> 1 / (1 - random.nextDouble());
                case MOSTLY_ZERO -> random.nextInt(10) < 9 ? 0 : random.nextDouble();
                case ROUNDED -> Math.rint(random.nextDouble() * 5_000);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void staysWithinTheStatedRankError(Shape shape) {
        double[] values = shape.numbers();

        Distribution distribution = inBatches(values, 400).distribution();

        assertThat(distribution.total()).isEqualTo(ROWS);
        assertThat(worstRankError(values, distribution)).isLessThan(QuantileSketch.rankError(400));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 399})
    void isExactWhileSmall(int rows) {
        double[] values = Arrays.copyOf(Shape.UNIFORM.numbers(), rows);

        Distribution distribution = inBatches(values, 400).distribution();

        assertThat(distribution.exact()).isTrue();
        assertThat(worstRankError(values, distribution)).isZero();
    }

    @Test
    void keepsToItsMemory() {
        QuantileSketch sketch = inBatches(Shape.HEAVY_TAIL.numbers(), 400);

        assertThat(Snapshots.bytes(sketch::write)).hasSizeLessThan(4 * 400 * Double.BYTES);
    }

    @Test
    void goesOnAfterARestartAsIfNothingHadHappened() {
        double[] values = Shape.UNIFORM.numbers();
        QuantileSketch whole = inBatches(values, 200);

        QuantileSketch restarted = new QuantileSketch(200, 0);
        for (int from = 0; from < ROWS; from += BATCH) {
            restarted.merge(batch(values, from, 200));
            restarted = Snapshots.restored(restarted::write, QuantileSketch::read);
        }

        assertThat(Snapshots.bytes(restarted::write)).isEqualTo(Snapshots.bytes(whole::write));
    }

    @Test
    void countsAWeightAsSoManyValues() {
        QuantileSketch sketch = new QuantileSketch(200, 1);
        for (int i = 1; i <= 1000; i++) {
            sketch.add(i, i);
        }

        Distribution distribution = sketch.distribution();

        assertThat(distribution.total()).isEqualTo(500_500);
        assertThat(distribution.quantile(0.25)).isBetween(480.0, 520.0);
    }

    private static QuantileSketch inBatches(double[] values, int k) {
        QuantileSketch sketch = new QuantileSketch(k, 0);
        for (int from = 0; from < values.length; from += BATCH) {
            sketch.merge(batch(values, from, k));
        }
        return sketch;
    }

    private static QuantileSketch batch(double[] values, int from, int k) {
        QuantileSketch batch = new QuantileSketch(k, from);
        for (int i = from; i < Math.min(values.length, from + BATCH); i++) {
            batch.add(values[i], 1);
        }
        return batch;
    }

    private static double worstRankError(double[] values, Distribution distribution) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double worst = 0;
        for (double share : new double[] {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99}) {
            double quantile = distribution.quantile(share);
            double below = Arrays.stream(sorted).filter(v -> v < quantile).count();
            double atOrBelow = Arrays.stream(sorted).filter(v -> v <= quantile).count();
            double rank = Math.ceil(share * values.length);
            worst = Math.max(worst, Math.max(below + 1 - rank, rank - atOrBelow) / values.length);
        }
        return worst;
    }
}
