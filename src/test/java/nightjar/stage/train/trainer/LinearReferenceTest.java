package nightjar.stage.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nightjar.durable.Json;
import nightjar.model.LinearModel;
import nightjar.model.Task;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Hyperparameter;
import nightjar.table.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Linear models against every case of `reference/train/linear.json`, written by the script beside it.
class LinearReferenceTest {

    /// Both solvers stop near the optimum, not at it.
    private static final double TOLERANCE = 1e-5;

    record Case(JsonNode file, JsonNode json) {

        Task task() {
            return switch (json.path("task").asString("")) {
                case "binary" -> new Task.Binary("1", "0");
                case "classes" -> new Task.Classes(List.of("a", "b", "c"));
                default -> new Task.Regression();
            };
        }

        Rows rows() {
            double[] cells = numbers(file.path("cells"));
            float[] values = new float[cells.length];
            for (int i = 0; i < cells.length; i++) {
                values[i] = (float) cells[i];
            }
            Matrix matrix =
                    new Matrix(file.path("rows").asInt(), file.path("columns").asInt(), values);
            return new Rows(matrix, numbers(file.path(json.path("task").asString(""))));
        }

        double[] numbers(String name) {
            return numbers(json.path(name));
        }

        private static double[] numbers(JsonNode array) {
            return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
        }

        @Override
        public String toString() {
            return json.path("task").asString("")
                    + " "
                    + json.path("lambda")
                    + (json.path("balanced").asBoolean() ? " balanced" : "");
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in =
                LinearReferenceTest.class.getResourceAsStream("/reference/train/linear.json")) {
            JsonNode file = Json.mapper().readTree(Objects.requireNonNull(in).readAllBytes());
            return file
                    .path("cases")
                    .valueStream()
                    .map(json -> new Case(file, json))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fitsWhatScikitLearnFits(Case reference) {
        Rows rows = reference.rows();

        LinearModel model = fit(reference, rows);

        double[] predictions = new double[rows.size() * reference.task().outputs()];
        model.predict(rows.features(), predictions);
        assertThat(predictions).containsExactly(reference.numbers("predictions"), within(1e-4));
        assertThat(model.weights())
                .containsExactly(reference.numbers("weights"), within(allowed(reference)));
        assertThat(model.intercepts())
                .containsExactly(reference.numbers("intercepts"), within(allowed(reference)));
    }

    /// Numbers to nine digits: ridge is solved, not approached.
    private static double allowed(Case reference) {
        return reference.task() instanceof Task.Regression ? 1e-8 : TOLERANCE * 10;
    }

    private static LinearModel fit(Case reference, Rows rows) {
        double lambda = reference.json().path("lambda").doubleValue();
        if (reference.task() instanceof Task.Regression) {
            return LinearTrainer.fit(rows, lambda);
        }
        Trial trial =
                new Trial(
                        1,
                        Algorithm.LOGISTIC,
                        Map.of(Hyperparameter.LAMBDA, lambda, Hyperparameter.ITERATIONS, 1000.0),
                        1);
        return LogisticTrainer.fit(
                rows,
                new Trainer.Job(
                        reference.task(), trial, reference.json().path("balanced").asBoolean()),
                lambda,
                1e-9);
    }
}
