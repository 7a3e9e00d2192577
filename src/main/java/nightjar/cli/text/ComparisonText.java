package nightjar.cli.text;

import java.util.List;
import java.util.Locale;
import nightjar.history.Change;
import nightjar.history.Decisions;
import nightjar.history.MetricPair;
import nightjar.history.VersionComparison;
import org.jspecify.annotations.Nullable;

/// A comparison as people read it.
public final class ComparisonText {

    private final VersionComparison comparison;
    private final StringBuilder text = new StringBuilder();

    private ComparisonText(VersionComparison comparison) {
        this.comparison = comparison;
    }

    public static String of(VersionComparison comparison) {
        ComparisonText text = new ComparisonText(comparison);
        text.sides();
        text.changes("PROJECT FILE", comparison.projectFile());
        text.changes("DATA", comparison.data());
        text.changes("TRAINED ON", comparison.trainedOn());
        text.changes("PROGRAM", comparison.program());
        text.features();
        text.changes("HYPERPARAMETER", comparison.hyperparameters());
        text.metrics();
        text.decisions();
        return text.text.toString();
    }

    private void sides() {
        TextTable table = new TextTable("", "NAME", "VERSION", "VERDICT", "RUN", "FINGERPRINT");
        side(table, "A", comparison.a());
        side(table, "B", comparison.b());
        text.append(table);
    }

    private static void side(TextTable table, String letter, VersionComparison.Compared side) {
        String fingerprint = side.fingerprint();
        table.row(
                letter,
                side.name(),
                side.version() == null ? "-" : side.version(),
                side.verdict() == null ? "-" : side.verdict(),
                side.run(),
                fingerprint == null ? "-" : RunText.fingerprint(fingerprint));
    }

    private void changes(String what, List<Change> changes) {
        if (changes.isEmpty()) {
            text.append("%n%s  the same%n".formatted(what));
            return;
        }
        TextTable table = new TextTable(what, "A", "B");
        changes.forEach(one -> table.row(one.key(), orNone(one.a()), orNone(one.b())));
        text.append('\n').append(table);
    }

    private void features() {
        text.append("%nFEATURES  ".formatted());
        if (comparison.featuresAdded().isEmpty() && comparison.featuresRemoved().isEmpty()) {
            text.append("the same\n");
            return;
        }
        text.append(
                "%s only in B, %s only in A%n"
                        .formatted(
                                comparison.featuresAdded().size(),
                                comparison.featuresRemoved().size()));
        comparison.featuresAdded().forEach(name -> text.append("+ ").append(name).append('\n'));
        comparison.featuresRemoved().forEach(name -> text.append("- ").append(name).append('\n'));
    }

    private void metrics() {
        TextTable table = new TextTable("METRIC", "A", "B", "B - A");
        for (MetricPair pair : comparison.metrics()) {
            Double a = pair.a();
            Double b = pair.b();
            table.row(
                    pair.name(),
                    metric(a, pair.aLow(), pair.aHigh()),
                    metric(b, pair.bLow(), pair.bHigh()),
                    a == null || b == null ? "" : RunText.number(b - a));
        }
        text.append("\nEach on the hold-out of its own run.\n").append(table);
    }

    private static String metric(
            @Nullable Double value, @Nullable Double low, @Nullable Double high) {
        if (value == null) {
            return "-";
        }
        return low == null || high == null
                ? RunText.number(value)
                : "%s (%s to %s)"
                        .formatted(
                                RunText.number(value), RunText.number(low), RunText.number(high));
    }

    private void decisions() {
        switch (comparison.decisions()) {
            case Decisions.Unavailable unavailable ->
                    text.append(
                            "%nDecisions cannot be compared: %s.%n".formatted(unavailable.why()));
            case Decisions.Same same -> {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "%nOn the %,d hold-out rows of %s: %,d decisions change (%.1f %%), scores differ by %s on average.%n",
                                same.rows(),
                                same.of(),
                                same.changed(),
                                same.rows() == 0 ? 0.0 : 100.0 * same.changed() / same.rows(),
                                RunText.number(same.meanDifference())));
                same.changes()
                        .forEach(
                                (change, rows) ->
                                        text.append(
                                                String.format(
                                                        Locale.ROOT, "%,6d  %s%n", rows, change)));
            }
        }
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "(none)" : value;
    }
}
