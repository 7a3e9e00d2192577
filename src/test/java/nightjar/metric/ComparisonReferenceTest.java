package nightjar.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import nightjar.durable.Json;
import nightjar.math.Interval;
import nightjar.metric.PairedBootstrap.Predictions;
import nightjar.model.Task;
import nightjar.project.training.Metric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every case of `reference/comparison/comparison.json`, written by the R script beside it.
class ComparisonReferenceTest {

    private static final Task BINARY = new Task.Binary("Yes", "No");

    static Stream<Case> cases() throws IOException {
        try (InputStream in =
                ComparisonReferenceTest.class.getResourceAsStream(
                        "/reference/comparison/comparison.json")) {
            JsonNode file = Json.mapper().readTree(Objects.requireNonNull(in).readAllBytes());
            return file.get("cases").valueStream().map(Case::new).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithThePairedDeLongTestOfPRoc(Case reference) {
        JsonNode expected = reference.json().get("delong");

        Difference difference =
                DeLong.compare(reference.labels(), reference.first(), reference.second(), 0.95);
        Difference narrower =
                DeLong.compare(reference.labels(), reference.first(), reference.second(), 0.9);

        assertThat(difference.first()).isCloseTo(number(expected, "first"), within(1e-12));
        assertThat(difference.second()).isCloseTo(number(expected, "second"), within(1e-12));
        assertThat(difference.gain()).isCloseTo(number(expected, "gain"), within(1e-12));
        assertThat(difference.standardError()).isCloseTo(number(expected, "error"), within(1e-10));
        assertThat(difference.pValue()).isCloseTo(number(expected, "p"), within(1e-9));
        holds(difference, expected.get("interval95"), 1e-10);
        holds(narrower, expected.get("interval90"), 1e-10);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheLogisticRegressionOfR(Case reference) {
        JsonNode expected = reference.json().get("line");

        CalibrationLine line = CalibrationLine.of(reference.labels(), reference.first());

        assertThat(line.intercept()).isCloseTo(number(expected, "intercept"), within(1e-7));
        assertThat(line.slope()).isCloseTo(number(expected, "slope"), within(1e-7));
    }

    /// Both sides are drawn by chance: 1,000 draws leave about 2 % of the error uncertain, and a percentile moves by steps of one row.
    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheBootstrapOfRAsFarAsChanceAllows(Case reference) {
        for (var entry : reference.json().get("bootstrap").properties()) {
            JsonNode expected = entry.getValue();

            Difference difference =
                    PairedBootstrap.compare(
                            Metric.valueOf(entry.getKey().toUpperCase(Locale.ROOT)),
                            BINARY,
                            reference.labels(),
                            new Predictions(reference.first(), 0.5),
                            new Predictions(reference.second(), 0.5),
                            0.95,
                            42);

            assertThat(difference.gain()).isCloseTo(number(expected, "gain"), within(1e-12));
            if (expected.get("error").isNumber()) {
                double error = number(expected, "error");
                assertThat(difference.standardError()).isCloseTo(error, within(0.08 * error));
                holds(difference, expected.get("interval"), 0.4 * error);
            }
        }
    }

    private static void holds(Difference difference, JsonNode expected, double tolerance) {
        Interval interval = Objects.requireNonNull(difference.interval());
        assertThat(interval.low()).isCloseTo(expected.get(0).doubleValue(), within(tolerance));
        assertThat(interval.high()).isCloseTo(expected.get(1).doubleValue(), within(tolerance));
    }

    private static double number(JsonNode node, String name) {
        return node.get(name).doubleValue();
    }

    record Case(JsonNode json) {

        double[] labels() {
            return array("labels");
        }

        double[] first() {
            return array("first");
        }

        double[] second() {
            return array("second");
        }

        private double[] array(String name) {
            return json.get(name).valueStream().mapToDouble(JsonNode::doubleValue).toArray();
        }

        @Override
        public String toString() {
            return json.get("name").asString();
        }
    }
}
