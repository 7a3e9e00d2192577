package nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nightjar.project.training.Metric;
import org.junit.jupiter.api.Test;

class QuantityTest {

    private static final Path DOCUMENT = Path.of("src/docs/measurements.md");

    @Test
    void theDocumentIsTheList() throws IOException {
        List<String> rows =
                Files.readAllLines(DOCUMENT).stream()
                        .filter(line -> line.startsWith("| `"))
                        .toList();

        List<String> expected = new ArrayList<>();
        int metrics = Metric.values().length * forms(Metric.AUC).size();
        Quantity.all().stream()
                .limit(Quantity.all().size() - metrics)
                .forEach(one -> expected.add(row(one)));
        forms(Metric.AUC).forEach(one -> expected.add(form(one, "auc")));
        for (Metric metric : Metric.values()) {
            expected.add(metric(metric));
        }
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void whatIsMeasuredOfOneMetricIsMeasuredOfAll() {
        List<String> forms = forms(Metric.AUC).stream().map(one -> form(one, "auc")).toList();

        for (Metric metric : Metric.values()) {
            assertThat(forms(metric)).isSubsetOf(Quantity.all());
            assertThat(forms(metric).stream().map(one -> form(one, metric.yamlName())))
                    .isEqualTo(forms);
        }
    }

    private static List<Quantity> forms(Metric metric) {
        MetricQuantities of = Quantity.of(metric);
        return List.of(
                of.value(),
                of.low(),
                of.high(),
                of.crossValidated(),
                of.gain(),
                of.gainLow(),
                of.gainHigh());
    }

    /// As the document has it.
    private static String row(Quantity quantity) {
        return "| `%s` | %s | `%s` | %s | %s | %s |"
                .formatted(
                        quantity.name(),
                        String.join(", ", quantity.steps()),
                        quantity.unit(),
                        quantity.range().text(),
                        by(quantity),
                        quantity.meaning());
    }

    private static String form(Quantity quantity, String metric) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        quantity.name().replace(metric, "METRIC"),
                        String.join(", ", quantity.steps()),
                        by(quantity),
                        quantity.meaning().replace(metric, "METRIC"));
    }

    private static String metric(Metric metric) {
        MetricQuantities of = Quantity.of(metric);
        return "| `%s` | `%s` | %s | %s |"
                .formatted(
                        metric.yamlName(),
                        of.value().unit(),
                        of.value().range().text(),
                        of.gain().range().text());
    }

    private static String by(Quantity quantity) {
        return quantity.dimensions().stream()
                .sorted()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    @Test
    void namesAreOneWordAndOnceInAStep() {
        List<String> names =
                Quantity.all().stream()
                        .flatMap(one -> one.steps().stream().map(step -> step + " " + one.name()))
                        .toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(Quantity.all()).allMatch(one -> one.name().matches("[a-z][a-z0-9_]*"));
    }

    @Test
    void theSameNameMayMeanAnotherThingInAnotherStep() {
        assertThat(Quantity.find("explore", "missing")).contains(Quantity.MISSING);
        assertThat(Quantity.find("score", "missing")).contains(Quantity.MISSING_ROWS);
        assertThat(Quantity.find("score", "auc")).isEmpty();
    }

    @Test
    void anErrorIsInTheUnitOfTheLabel() {
        assertThat(Quantity.of(Metric.RMSE).crossValidated().unit()).isEqualTo("label");
        assertThat(Quantity.of(Metric.R2).gainHigh().unit()).isEqualTo("1");
    }

    @Test
    void aRangeHoldsItsEndsAndWhatIsUndefined() {
        assertThat(Quantity.Range.SHARE.contains(1)).isTrue();
        assertThat(Quantity.Range.SHARE.contains(1.01)).isFalse();
        assertThat(Quantity.Range.COUNT.contains(1.5)).isFalse();
        assertThat(Quantity.Range.COUNT.contains(-1)).isFalse();
        assertThat(Quantity.Range.CHANGE.contains(-1)).isTrue();
        assertThat(Quantity.Range.POSITIVE.contains(Double.NaN)).isTrue();
    }
}
