package nightjar.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.durable.Json;
import nightjar.math.Interval;
import nightjar.model.Task;
import nightjar.project.training.Metric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every case of `reference/metrics/metrics.json`, written by the script beside it.
class ReferenceTest {

    private static final double TOLERANCE = 1e-9;

    static Stream<Case> cases() throws IOException {
        try (InputStream in =
                ReferenceTest.class.getResourceAsStream("/reference/metrics/metrics.json")) {
            JsonNode file = Json.mapper().readTree(Objects.requireNonNull(in).readAllBytes());
            return file.get("cases").valueStream().map(Case::new).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithScikitLearnAndIsUndefinedWhereItRaises(Case reference) {
        for (Map.Entry<String, JsonNode> expected : reference.json().get("expected").properties()) {
            Metric metric = Metric.valueOf(expected.getKey().toUpperCase(Locale.ROOT));

            double value =
                    Metrics.of(
                            metric,
                            reference.task(),
                            reference.labels(),
                            reference.predictions(),
                            reference.threshold());

            if (expected.getValue().isNumber()) {
                double number = expected.getValue().doubleValue();
                assertThat(value).as(expected.getKey()).isCloseTo(number, near(number));
            } else {
                assertThat(value).as(expected.getKey()).isNaN();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheIntervalsOfTheirDefinitions(Case reference) {
        JsonNode intervals = reference.json().path("intervals");
        Measures measures =
                Metrics.measures(
                        reference.task(),
                        reference.labels(),
                        reference.predictions(),
                        reference.threshold());

        for (Metric metric : Metrics.of(reference.task())) {
            JsonNode expected = intervals.path(metric.yamlName());
            if (expected.isMissingNode() || reference.task() instanceof Task.Classes) {
                continue;
            }

            Interval interval = measures.interval(metric).orElseThrow();

            double low = expected.get(0).doubleValue();
            double high = expected.get(1).doubleValue();
            assertThat(interval.low()).as(metric.yamlName()).isCloseTo(low, near(low));
            assertThat(interval.high()).as(metric.yamlName()).isCloseTo(high, near(high));
            assertThat(interval.level()).isEqualTo(0.95);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void countsTheSameConfusion(Case reference) {
        if (!reference.json().has("confusion")) {
            return;
        }

        ConfusionMatrix matrix =
                ConfusionMatrix.of(
                        reference.task(),
                        reference.labels(),
                        reference.predictions(),
                        reference.threshold());

        List<List<Long>> expected = new ArrayList<>();
        for (JsonNode row : reference.json().get("confusion")) {
            expected.add(row.valueStream().map(JsonNode::longValue).toList());
        }
        assertThat(matrix.counts()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fillsTheSameBinsOfCalibration(Case reference) {
        if (reference.json().path("calibration").isEmpty()) {
            return;
        }

        Calibration calibration =
                Calibration.of(reference.task(), reference.labels(), reference.predictions());

        List<Calibration.Bin> filled =
                calibration.bins().stream().filter(bin -> bin.rows() > 0).toList();
        JsonNode expected = reference.json().get("calibration");
        assertThat(filled).hasSize(expected.size());
        double distance = 0;
        for (int b = 0; b < filled.size(); b++) {
            double predicted = expected.get(b).get(0).doubleValue();
            double happened = expected.get(b).get(1).doubleValue();
            assertThat(filled.get(b).predicted()).isCloseTo(predicted, within(TOLERANCE));
            assertThat(filled.get(b).happened()).isCloseTo(happened, within(TOLERANCE));
            distance += filled.get(b).rows() * Math.abs(predicted - happened);
        }
        assertThat(calibration.expectedError())
                .isCloseTo(distance / reference.labels().length, within(TOLERANCE));
    }

    private static org.assertj.core.data.Offset<Double> near(double number) {
        return within(TOLERANCE * Math.max(1, Math.abs(number)));
    }

    /// One case of the file.
    record Case(JsonNode json) {

        Task task() {
            return switch (json.get("task").asString()) {
                case "binary" -> new Task.Binary("yes", "no");
                case "classes" ->
                        new Task.Classes(
                                IntStream.range(0, json.get("classes").intValue())
                                        .mapToObj(c -> "class " + c)
                                        .toList());
                default -> new Task.Regression();
            };
        }

        double[] labels() {
            return numbers("labels");
        }

        double[] predictions() {
            return numbers("predictions");
        }

        double threshold() {
            return json.get("threshold").doubleValue();
        }

        private double[] numbers(String name) {
            return json.get(name)
                    .valueStream()
                    .mapToDouble(node -> node.isNull() ? Double.NaN : node.doubleValue())
                    .toArray();
        }

        @Override
        public String toString() {
            return json.get("name").asString();
        }
    }
}
