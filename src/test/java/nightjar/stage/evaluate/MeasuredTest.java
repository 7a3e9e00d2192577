package nightjar.stage.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.ledger.Measurement;
import nightjar.ledger.MetricQuantities;
import nightjar.ledger.Quantity;
import nightjar.math.Interval;
import nightjar.metric.Difference;
import nightjar.model.Task;
import nightjar.project.training.Metric;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    private static final MetricQuantities RMSE = Quantity.of(Metric.RMSE);
    private static final MetricQuantities R2 = Quantity.of(Metric.R2);

    @Test
    void measuresEveryMetricOfEveryModelAndSlice() {
        ModelEvaluation candidate =
                new ModelEvaluation(
                        "candidate",
                        null,
                        10,
                        Map.of("rmse", 2.0),
                        Map.of("rmse", new Interval(1.5, 2.5, 0.95)),
                        null,
                        null,
                        null,
                        null,
                        List.of(
                                new SliceEvaluation(
                                        "plan",
                                        "a",
                                        4,
                                        Map.of("r2", Double.NaN),
                                        Map.of(),
                                        Map.of())));
        ModelEvaluation baseline =
                new ModelEvaluation(
                        "baseline",
                        null,
                        10,
                        Map.of("r2", 0.0),
                        Map.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of());
        Evaluation evaluation =
                new Evaluation(
                        new Task.Regression(),
                        Metric.RMSE,
                        10,
                        40,
                        List.of(),
                        candidate,
                        null,
                        baseline,
                        List.of(),
                        List.of(
                                new PairedComparison(
                                        "baseline",
                                        new Difference(
                                                10,
                                                2,
                                                3,
                                                1,
                                                0.5,
                                                new Interval(0.1, 1.9, 0.95),
                                                0.95,
                                                Difference.Method.PAIRED_BOOTSTRAP,
                                                1L),
                                        null)),
                        null,
                        Map.of("plan", 1),
                        List.of(),
                        List.of());

        assertThat(Measured.of(evaluation))
                .containsExactly(
                        Measurement.of("evaluate", Quantity.HOLDOUT_ROWS, 10),
                        candidate(RMSE.value(), 2),
                        candidate(RMSE.low(), 1.5),
                        candidate(RMSE.high(), 2.5),
                        candidate(R2.value(), Double.NaN).inSlice("plan=a"),
                        baseline(Quantity.COMPARED_ROWS, 10),
                        baseline(R2.value(), 0),
                        baseline(RMSE.gain(), 1),
                        baseline(RMSE.gainLow(), 0.1),
                        baseline(RMSE.gainHigh(), 1.9));
        assertThat(RMSE.gainLow()).hasToString("rmse_gain_low");
        assertThat(RMSE.gainLow().unit()).isEqualTo("label");
    }

    private static Measurement candidate(Quantity quantity, double value) {
        return Measurement.of("evaluate", quantity, value).ofModel("candidate");
    }

    private static Measurement baseline(Quantity quantity, double value) {
        return Measurement.of("evaluate", quantity, value).ofModel("baseline");
    }
}
