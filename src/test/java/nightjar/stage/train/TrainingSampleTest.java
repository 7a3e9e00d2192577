package nightjar.stage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrainingSampleTest {

    private static final int COLUMNS = 7;

    /// 28 bytes of cells, 8 of a label, 4 of a fold: 40 bytes a row.
    private static final long HEAP = 400_000_000;

    @Test
    void isTheWholeAsLongAsItFits() {
        TrainingSample sample = TrainingSample.of(2_900_000, COLUMNS, HEAP, 7);

        assertThat(sample.takesAll()).isTrue();
        assertThat(LongStream.range(1, 1_000).allMatch(sample::takes)).isTrue();
    }

    @Test
    void takesWhatFitsByRecordNumberAndSaysSo() {
        TrainingSample sample = TrainingSample.of(11_651_190, COLUMNS, HEAP, 7);
        TrainingSample again = TrainingSample.of(11_651_190, COLUMNS, HEAP, 7);
        TrainingSample other = TrainingSample.of(11_651_190, COLUMNS, HEAP, 8);

        assertThat(sample.share()).isCloseTo(0.25, within(1e-6));
        assertThat(taken(sample)).hasSizeBetween(24_500, 25_500).isEqualTo(taken(again));
        assertThat(taken(other)).hasSizeBetween(24_500, 25_500).isNotEqualTo(taken(sample));
        assertThat(sample.sentence())
                .isEqualTo(
                        "Fitted on a sample: about 2,912,797 of 11,651,190 training rows (25 %), because the matrix of all would not fit into Java's memory. Give Java more (NIGHTJAR_JAVA_OPTS=-Xmx) to fit on all.");
    }

    private static long[] taken(TrainingSample sample) {
        return LongStream.rangeClosed(1, 100_000).filter(sample::takes).toArray();
    }
}
