package nightjar.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nightjar.model.Task;
import org.junit.jupiter.api.Test;

class ScoreDistributionTest {

    @Test
    void countsProbabilitiesInTwentiethsOfTheScale() {
        double[] scores = {0, 0.04, 0.05, 0.5, 0.99, 1, 1.2, -0.1};

        ScoreDistribution distribution = ScoreDistribution.of(new Task.Binary("yes", "no"), scores);

        assertThat(distribution)
                .isEqualTo(
                        new ScoreDistribution(
                                0,
                                1,
                                List.of(
                                        3L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L,
                                        0L, 0L, 0L, 0L, 3L)));
    }

    @Test
    void countsNumbersBetweenTheirEnds() {
        double[] numbers = {10, 20, 30};

        ScoreDistribution distribution = ScoreDistribution.of(new Task.Regression(), numbers);

        assertThat(distribution.low()).isEqualTo(10);
        assertThat(distribution.high()).isEqualTo(30);
        assertThat(distribution.counts().get(0)).isEqualTo(1);
        assertThat(distribution.counts().get(10)).isEqualTo(1);
        assertThat(distribution.counts().get(19)).isEqualTo(1);
    }

    @Test
    void putsEqualNumbersIntoTheFirstBin() {
        ScoreDistribution distribution =
                ScoreDistribution.of(new Task.Regression(), new double[] {7, 7});

        assertThat(distribution.counts().getFirst()).isEqualTo(2);
    }

    @Test
    void countsTheProbabilityOfThePredictedClass() {
        Task task = new Task.Classes(List.of("a", "b", "c"));

        ScoreDistribution distribution =
                ScoreDistribution.of(task, new double[] {0.1, 0.2, 0.7, 0.5, 0.3, 0.2});

        assertThat(distribution.counts().get(10)).isEqualTo(1);
        assertThat(distribution.counts().get(14)).isEqualTo(1);
    }

    @Test
    void refusesPredictionsThatAreNoNumbers() {
        assertThatThrownBy(
                        () ->
                                ScoreDistribution.of(
                                        new Task.Regression(), new double[] {1, Double.NaN}))
                .hasMessage("No predictions, or one is NaN or infinite");
    }
}
