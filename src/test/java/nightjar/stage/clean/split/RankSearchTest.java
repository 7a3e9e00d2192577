package nightjar.stage.clean.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class RankSearchTest {

    private final Random random = new Random(20261122);

    @Test
    void findsWhatSortingFinds() {
        List<DoubleSupplier> kinds =
                List.of(
                        () -> 1e12 + random.nextInt(260_000) * 60_000.0,
                        random::nextDouble,
                        () -> random.nextGaussian() * 1e-300,
                        () -> Math.exp(700 * random.nextGaussian() / 2),
                        () -> random.nextInt(3),
                        () ->
                                (random.nextBoolean() ? 1 : -1)
                                        * Double.MAX_VALUE
                                        * random.nextDouble(),
                        () -> Double.MIN_VALUE * random.nextInt(4));
        for (DoubleSupplier kind : kinds) {
            double[] numbers = random.ints(20_000).mapToDouble(_ -> kind.getAsDouble()).toArray();
            double[] sorted = numbers.clone();
            Arrays.sort(sorted);
            List<Long> ranks = List.of(0L, 1L, 9_999L, 16_000L, 19_999L, 20_000L);

            List<Double> exact = found(numbers, sorted[0], sorted[19_999], ranks);
            List<Double> guessed = found(numbers, 0, 1, ranks);

            List<Double> expected = new ArrayList<>();
            for (long rank : ranks) {
                expected.add(rank == 20_000 ? Math.nextUp(sorted[19_999]) : sorted[(int) rank]);
            }
            assertThat(exact).isEqualTo(expected);
            assertThat(guessed).isEqualTo(expected);
        }
    }

    @Test
    void findsNothingAmongNothing() {
        assertThat(found(new double[0], 0, 1, List.of())).isEmpty();
    }

    private static List<Double> found(double[] numbers, double low, double high, List<Long> ranks) {
        RankSearch search = new RankSearch(low, high, _ -> ranks);
        while (!search.isOver()) {
            search.add(numbers);
            search.narrow();
        }
        return search.values();
    }
}
