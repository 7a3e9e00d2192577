package nightjar.stage.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nightjar.math.SeededRandom;
import nightjar.model.Task;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Hyperparameter;
import nightjar.table.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What `check` lets pass can be fitted.
class BoundsTest {

    private static final int ROWS = 60;

    /// At their upper bounds these only take long.
    private static final Set<String> LENGTHS =
            Set.of(Hyperparameter.TREES, Hyperparameter.ROUNDS, Hyperparameter.ITERATIONS);

    static Stream<Arguments> bounds() {
        return Algorithm.candidates().stream()
                .flatMap(
                        algorithm ->
                                Hyperparameter.of(algorithm).stream()
                                        .flatMap(parameter -> bounds(algorithm, parameter)));
    }

    private static Stream<Arguments> bounds(Algorithm algorithm, Hyperparameter parameter) {
        return Stream.of(parameter.min(), parameter.max())
                .filter(bound -> bound == parameter.min() || !LENGTHS.contains(parameter.name()))
                .map(bound -> Arguments.of(algorithm, parameter.name(), bound));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void everyParameterCanBeFittedAtItsBounds(Algorithm algorithm, String parameter, double bound)
            throws Exception {
        Fit fit = fit(algorithm, parameter, bound);

        double[] predicted = fit.model().predict(rows());
        assertThat(predicted).isNotEmpty().doesNotContain(Double.NaN);
    }

    private static Fit fit(Algorithm algorithm, String parameter, double value) throws Exception {
        Map<String, Double> parameters = new LinkedHashMap<>();
        Hyperparameter.of(algorithm).forEach(each -> parameters.put(each.name(), each.usual()));
        LENGTHS.forEach(length -> parameters.computeIfPresent(length, (_, _) -> 5.0));
        parameters.put(parameter, value);
        Task task =
                algorithm == Algorithm.LINEAR ? new Task.Regression() : new Task.Binary("1", "0");
        double[] labels = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row % 3 == 0 ? 1 : 0;
        }
        Trial trial = new Trial(1, algorithm, parameters, 7);
        try (Trainer trainer = Trainer.of(algorithm)) {
            return trainer.fit(
                    Split.all(rows(), labels),
                    new Trainer.Job(task, trial, false),
                    FitCheckpoint.FORGOTTEN);
        }
    }

    private static Matrix rows() {
        SeededRandom random = new SeededRandom(44);
        float[] cells = new float[ROWS * 2];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) random.share();
        }
        return new Matrix(ROWS, 2, cells);
    }
}
