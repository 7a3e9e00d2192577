package nightjar.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import nightjar.math.Interval;
import nightjar.metric.ConfusionMatrix;
import nightjar.project.Goal;
import org.junit.jupiter.api.Test;

/// The expected numbers are those of Python's `statistics` (3.13) over the 200 rows written out:
/// `m = fmean(rows); se = stdev(rows) / sqrt(len(rows)); z = NormalDist().inv_cdf(0.975)`, times 1,000.
class WorthTest {

    private static final ConfusionMatrix CONFUSION =
            new ConfusionMatrix(
                    List.of("no", "yes"), List.of(List.of(120L, 20L), List.of(18L, 42L)));

    @Test
    void isTheMeanWorthOfADecisionWithItsInterval() {
        Worth worth = Worth.of(CONFUSION, new Goal.Value(120, -15, 1, -40));

        assertThat(worth.perThousand()).isCloseTo(20_700.0, within(1e-9));
        Interval interval = Objects.requireNonNull(worth.interval());
        assertThat(interval.low()).isCloseTo(13_397.335602693534, within(1e-6));
        assertThat(interval.high()).isCloseTo(28_002.664397306464, within(1e-6));
        assertThat(worth.without()).isCloseTo(-11_300.0, within(1e-9));
    }

    @Test
    void countsOutcomesThatCostNothing() {
        Worth worth = Worth.of(CONFUSION, new Goal.Value(120, -15, 0, 0));

        assertThat(worth.perThousand()).isCloseTo(23_700.0, within(1e-9));
        Interval interval = Objects.requireNonNull(worth.interval());
        assertThat(interval.low()).isCloseTo(16_774.228707122136, within(1e-6));
        assertThat(interval.high()).isCloseTo(30_625.77129287786, within(1e-6));
        assertThat(worth.without()).isZero();
    }

    @Test
    void hasNoIntervalForOneRow() {
        ConfusionMatrix one =
                new ConfusionMatrix(
                        List.of("no", "yes"), List.of(List.of(0L, 0L), List.of(0L, 1L)));

        assertThat(Worth.of(one, new Goal.Value(120, -15, 0, 0)))
                .isEqualTo(new Worth(120_000, null, 0));
    }
}
