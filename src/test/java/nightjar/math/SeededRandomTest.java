package nightjar.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The first numbers of SplitMix64 from seed 1234567, worked out in Python.
class SeededRandomTest {

    private static final long SEED = 1_234_567;

    @Test
    void drawsWhatSplitMix64Draws() {
        SeededRandom shares = new SeededRandom(SEED);
        SeededRandom numbers = new SeededRandom(SEED);

        assertThat(SeededRandom.after(SEED)).isEqualTo(6457827717110365317L);
        assertThat(DoubleStream.generate(shares::share).limit(3))
                .containsExactly(0.3500795420214081, 0.17364409667091263, 0.5322073040624192);
        assertThat(IntStream.generate(() -> numbers.below(10)).limit(5))
                .containsExactly(3, 1, 5, 2, 8);
    }

    @Test
    void aNumberHasItsShareWhoeverAsks() {
        SeededRandom fromZero = new SeededRandom(0);

        assertThat(fromZero.share()).isEqualTo(SeededRandom.shareOf(1));
        assertThat(fromZero.share()).isEqualTo(SeededRandom.shareOf(2));
    }

    @Test
    void theSeedsOfPartsDiffer() {
        assertThat(
                        IntStream.range(0, 1000)
                                .mapToLong(part -> SeededRandom.seed(7, part))
                                .distinct())
                .hasSize(1000)
                .allMatch(seed -> seed >= 0 && seed <= Integer.MAX_VALUE);
    }
}
