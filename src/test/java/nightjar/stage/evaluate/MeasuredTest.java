package nightjar.stage.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.ledger.Measurement;
import nightjar.metric.Interval;
import nightjar.model.Task;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void measuresEveryMetricOfEveryModelAndSlice() {
        ModelEvaluation candidate =
                new ModelEvaluation(
                        "candidate",
                        null,
                        Map.of("rmse", 2.0),
                        Map.of("rmse", new Interval(1.5, 2.5, 0.95)),
                        null,
                        null,
                        null,
                        List.of(new SliceEvaluation("plan", "a", 4, Map.of("r2", Double.NaN))));
        ModelEvaluation baseline =
                new ModelEvaluation(
                        "baseline", null, Map.of("r2", 0.0), Map.of(), null, null, null, List.of());
        Evaluation evaluation =
                new Evaluation(
                        new Task.Regression(),
                        10,
                        40,
                        candidate,
                        null,
                        baseline,
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
                        new Measurement("evaluate", "r2", 0, "1", "baseline", null));
    }
}
