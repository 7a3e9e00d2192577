package nightjar.stage.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.ledger.Measurement;
import nightjar.math.Interval;
import nightjar.metric.Difference;
import nightjar.model.Task;
import nightjar.project.training.Metric;
import org.junit.jupiter.api.Test;

class MeasuredTest {

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
                        Measurement.of("evaluate", "holdout_rows", 10, "rows"),
                        new Measurement("evaluate", "rmse", 2, "label", "candidate", null),
                        new Measurement("evaluate", "rmse_low", 1.5, "label", "candidate", null),
                        new Measurement("evaluate", "rmse_high", 2.5, "label", "candidate", null),
                        new Measurement("evaluate", "r2", Double.NaN, "1", "candidate", "plan=a"),
                        new Measurement("evaluate", "compared_rows", 10, "rows", "baseline", null),
                        new Measurement("evaluate", "r2", 0, "1", "baseline", null),
                        new Measurement("evaluate", "rmse_gain", 1, "label", "baseline", null),
                        new Measurement(
                                "evaluate", "rmse_gain_low", 0.1, "label", "baseline", null),
                        new Measurement(
                                "evaluate", "rmse_gain_high", 1.9, "label", "baseline", null));
    }
}
