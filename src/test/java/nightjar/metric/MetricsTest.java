package nightjar.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import nightjar.model.Task;
import nightjar.project.training.Metric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {

    private static final Task BINARY = new Task.Binary("yes", "no");
    private static final Task CLASSES = new Task.Classes(List.of("a", "b", "c"));
    private static final Task REGRESSION = new Task.Regression();

    @ParameterizedTest
    @EnumSource(Metric.class)
    void isUndefinedWithoutRows(Metric metric) {
        assertThat(Metrics.of(metric, BINARY, new double[0], new double[0], 0.5)).isNaN();
        assertThat(Metrics.of(metric, CLASSES, new double[0], new double[0], 0.5)).isNaN();
        assertThat(Metrics.of(metric, REGRESSION, new double[0], new double[0], 0.5)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void isUndefinedAsSoonAsOnePredictionIsNoNumber(double poison) {
        double[] labels = {0, 1, 2};
        double[] predictions = {1, 2, poison};

        Measures measures = Metrics.measures(REGRESSION, labels, predictions, 0.5);

        assertThat(measures.value(Metric.RMSE)).isNaN();
        assertThat(measures.interval(Metric.RMSE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void knowsWhichMetricsFitWhichTask(Metric metric) {
        double[] four = {0.2, 0.9, 0.3, 0.6};
        double[] threeClasses = {.8, .1, .1, .1, .8, .1, .1, .1, .8};

        boolean binary = !Double.isNaN(value(metric, BINARY, new double[] {0, 1, 0, 1}, four));
        boolean classes =
                !Double.isNaN(value(metric, CLASSES, new double[] {0, 1, 2}, threeClasses));
        boolean regression =
                !Double.isNaN(value(metric, REGRESSION, new double[] {1, 2, 3, 4}, four));

        assertThat(binary).isEqualTo(Metrics.of(BINARY).contains(metric));
        assertThat(classes).isEqualTo(Metrics.of(CLASSES).contains(metric));
        assertThat(regression).isEqualTo(Metrics.of(REGRESSION).contains(metric));
    }

    @Test
    void refusesLabelsTheTaskDoesNotKnow() {
        assertThatThrownBy(() -> value(Metric.AUC, BINARY, new double[] {0, 2}, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The label of row 1 is 2.0; expected a whole number from 0 to 1");
        assertThatThrownBy(
                        () -> value(Metric.AUC, CLASSES, new double[] {Double.NaN}, new double[3]))
                .hasMessage("The label of row 0 is NaN; expected a whole number from 0 to 2");
        assertThatThrownBy(
                        () ->
                                value(
                                        Metric.RMSE,
                                        REGRESSION,
                                        new double[] {Double.NaN},
                                        new double[1]))
                .hasMessage("A label is NaN or infinite");
    }

    @Test
    void refusesPredictionsOfAnotherShape() {
        assertThatThrownBy(() -> value(Metric.AUC, CLASSES, new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 predictions for 2 labels x 3 outputs");
    }

    @Test
    void takesMinusZeroAndZeroAsTheSameScore() {
        double[] labels = {1, 0, 1, 0};
        double[] scores = {-0.0, 0.0, 0.0, -0.0};

        assertThat(value(Metric.AUC, BINARY, labels, scores)).isEqualTo(0.5);
        assertThat(value(Metric.LIFT, BINARY, labels, scores)).isEqualTo(1);
    }

    @Test
    void doesNotDependOnTheOrderOfRowsWhereRanksAreCounted() {
        SplittableRandom random = new SplittableRandom(1);
        double[] labels = random.ints(1000, 0, 2).asDoubleStream().toArray();
        double[] scores = random.ints(1000, 0, 50).mapToDouble(s -> s / 50.0).toArray();

        double forwards = value(Metric.AUC, BINARY, labels, scores);
        double backwards = value(Metric.AUC, BINARY, reversed(labels), reversed(scores));

        assertThat(backwards).isEqualTo(forwards);
    }

    @Test
    @Tag("slow")
    void ranksThreeMillionScoresExactly() {
        int rows = 3_000_000;
        SplittableRandom random = new SplittableRandom(7);
        double[] labels = new double[rows];
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextInt(5) == 0 ? 1 : 0;
            scores[row] = random.nextDouble();
        }

        double auc = value(Metric.AUC, BINARY, labels, scores);

        assertThat(auc).isCloseTo(0.5, within(0.002));
    }

    private static double value(Metric metric, Task task, double[] labels, double[] predictions) {
        return Metrics.of(metric, task, labels, predictions, 0.5);
    }

    private static double[] reversed(double[] numbers) {
        double[] reversed = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            reversed[i] = numbers[numbers.length - 1 - i];
        }
        return reversed;
    }
}
