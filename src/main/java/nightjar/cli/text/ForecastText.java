package nightjar.cli.text;

import java.util.Locale;
import java.util.stream.Collectors;
import nightjar.forecast.RunForecast;
import nightjar.forecast.Span;
import nightjar.forecast.StepForecast;
import nightjar.operate.question.ForecastFact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A forecast as people read it.
public final class ForecastText {

    private static final double MEGABYTE = 1e6;

    private ForecastText() {}

    public static String of(String project, RunForecast forecast) {
        TextTable table = new TextTable("STEP", "SECONDS", "FROM", "TO", "PEAK MB", "FROM", "TO");
        for (StepForecast step : forecast.steps()) {
            row(table, step.step(), step.seconds(), step.peakMemory());
        }
        row(table, "all", forecast.seconds(), forecast.peakMemory());
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%s  %,d rows%s, from %s%s%n%n",
                        project,
                        forecast.rows(),
                        forecast.scale() == 1
                                ? ""
                                : " (%s times today's)".formatted(RunText.number(forecast.scale())),
                        forecast.basis().sentence(),
                        sizes(forecast)));
        text.append(table).append('\n');
        text.append(
                line("disk     %,.0f MB (%,.0f to %,.0f)%n", forecast.disk().times(1 / MEGABYTE)));
        if (forecast.price() != null) {
            text.append(line("price    %,.4f (%,.4f to %,.4f)%n", forecast.price()));
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "matrix   %,.0f MB for training, of the %,.0f MB that Java's heap may have%n",
                        forecast.matrix() / MEGABYTE,
                        Runtime.getRuntime().maxMemory() / MEGABYTE));
        return text.toString();
    }

    /// Beside what the run took; empty where nothing was forecast.
    static String fact(@Nullable ForecastFact known) {
        if (known == null) {
            return "";
        }
        TextTable table = new TextTable("FORECAST", "EXPECTED", "FROM", "TO", "FACT");
        ForecastFact.Fact fact = known.fact();
        JsonNode spans = known.forecast();
        row(table, "seconds", spans.path("seconds"), 1, fact == null ? null : fact.seconds());
        row(
                table,
                "peak MB",
                spans.path("peak_memory"),
                1e-6,
                fact == null ? null : fact.peakMemory());
        row(table, "disk MB", spans.path("disk"), 1e-6, fact == null ? null : fact.disk());
        return "\n" + table;
    }

    private static void row(
            TextTable table, String name, JsonNode span, double scale, @Nullable Number found) {
        table.row(
                name,
                seconds(span.path("expected").asDouble() * scale),
                seconds(span.path("low").asDouble() * scale),
                seconds(span.path("high").asDouble() * scale),
                found == null ? "-" : seconds(found.doubleValue() * scale));
    }

    private static String sizes(RunForecast forecast) {
        return forecast.basis().pilots().isEmpty()
                ? ""
                : forecast.basis().pilots().stream()
                        .map("%,d"::formatted)
                        .collect(Collectors.joining(", ", ", over ", " rows"));
    }

    private static void row(TextTable table, String name, Span seconds, Span memory) {
        table.row(
                name,
                seconds(seconds.expected()),
                seconds(seconds.low()),
                seconds(seconds.high()),
                megabytes(memory.expected()),
                megabytes(memory.low()),
                megabytes(memory.high()));
    }

    private static String line(String format, Span span) {
        return String.format(Locale.ROOT, format, span.expected(), span.low(), span.high());
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%,.0f", bytes / MEGABYTE);
    }
}
