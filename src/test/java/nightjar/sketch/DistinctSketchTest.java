package nightjar.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nightjar.stage.explore.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSketchTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 700, 5_000, 100_000, 1_000_000})
    void staysWithinTheStatedError(int distinct) {
        DistinctSketch sketch = of(0, distinct);

        assertThat(sketch.estimate())
                .isEqualTo(distinct, within(1e-3 + DistinctSketch.relativeError() * distinct));
    }

    @Test
    void dependsNeitherOnOrderNorOnBatches() {
        DistinctSketch whole = of(0, 50_000);
        DistinctSketch backwards = new DistinctSketch();
        for (int batch = 49; batch >= 0; batch--) {
            backwards.merge(of(batch * 1000, (batch + 1) * 1000));
            backwards.merge(of(batch * 1000, batch * 1000 + 3));
            backwards = Snapshots.restored(backwards::write, DistinctSketch::read);
        }

        assertThat(backwards.estimate()).isEqualTo(whole.estimate());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 20, 200, 700, 5_000, 100_000})
    void partsMergedInOrderGiveTheSameBytesWhetherTheyWereShippedOrNot(int distinct) {
        DistinctSketch here = new DistinctSketch();
        DistinctSketch elsewhere = new DistinctSketch();
        int part = Math.max(1, distinct / 10);
        for (int from = 0; from < distinct; from += part) {
            here.merge(of(from / 2, from + part));
            DistinctSketch shipped = of(from / 2, from + part);
            elsewhere.merge(Snapshots.restored(shipped::write, DistinctSketch::read));
            elsewhere = Snapshots.restored(elsewhere::write, DistinctSketch::read);
        }

        assertThat(Snapshots.bytes(elsewhere::write)).isEqualTo(Snapshots.bytes(here::write));
    }

    private static DistinctSketch of(int from, int to) {
        DistinctSketch sketch = new DistinctSketch();
        for (int i = from; i < to; i++) {
            if (i % 2 == 0) {
                sketch.add(i / 7.0);
            } else {
                sketch.add("C" + i);
            }
        }
        return sketch;
    }
}
