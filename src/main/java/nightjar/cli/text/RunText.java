package nightjar.cli.text;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nightjar.ledger.Act;
import nightjar.ledger.Output;
import nightjar.ledger.view.RunSummary;
import nightjar.ledger.view.RunView;
import nightjar.ledger.view.StepView;
import nightjar.operate.question.ShowRun;
import nightjar.project.training.Metric;
import nightjar.text.Visible;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Runs as people read them.
public final class RunText {

    private static final Set<String> METRICS =
            Arrays.stream(Metric.values()).map(Metric::yamlName).collect(Collectors.toSet());

    private RunText() {}

    public static String list(List<RunSummary> runs) {
        if (runs.isEmpty()) {
            return "Nothing ran yet.\n";
        }
        TextTable table =
                new TextTable(
                        "RUN", "STATUS", "ATTEMPTS", "STARTED", "SECONDS", "VERDICT", "MODEL");
        for (RunSummary run : runs) {
            table.row(
                    run.run(),
                    run.status(),
                    run.attempts(),
                    run.started().toString().substring(0, 19) + "Z",
                    seconds(run.seconds()),
                    Objects.requireNonNullElse(run.decision(), "-"),
                    run.model() == null ? "-" : run.model());
        }
        return table.toString();
    }

    private static String summary(RunView run) {
        StringBuilder text = new StringBuilder();
        text.append("%s  %s in %s s%n".formatted(run.run(), run.status(), seconds(run.seconds())));
        if (run.holder() instanceof RunView.Worker worker) {
            text.append("held by  %s%n".formatted(holder(worker)));
        }
        if (run.model() != null) {
            text.append(
                    "model    version %s, %s, %s%n"
                            .formatted(
                                    run.model().version(),
                                    run.model().algorithm(),
                                    fingerprint(run.model().fingerprint())));
        }
        text.append(metrics(run));
        text.append(verdict(run.verdict()));
        run.outputs().forEach(one -> text.append("output   %s%n".formatted(output(one))));
        return text.toString();
    }

    static String holder(RunView.Worker holder) {
        return "process %s on %s%s"
                .formatted(
                        holder.pid(),
                        Visible.line(holder.host()),
                        holder.stopRequested() ? ", asked to stop" : "");
    }

    static String output(Output output) {
        return String.format(
                Locale.ROOT, "%s, %,d rows", Visible.line(output.path()), output.rows());
    }

    /// As much of a fingerprint as tells it from others; JSON has all of it.
    static String fingerprint(String fingerprint) {
        String digits = fingerprint.substring(fingerprint.indexOf(':') + 1);
        return digits.substring(0, Math.min(12, digits.length()));
    }

    /// Everything that is known, in tables.
    public static String whole(ShowRun.Shown shown) {
        return whole(shown.run())
                + acts(shown.acts())
                + overruled(shown)
                + ForecastText.fact(shown.forecast());
    }

    private static String acts(List<Act> acts) {
        TextTable table = new TextTable("DONE BY HAND", "AT", "BY", "HOST", "OUTCOME", "REASON");
        acts.forEach(
                act ->
                        table.row(
                                act.kind(),
                                act.at().truncatedTo(ChronoUnit.SECONDS),
                                act.by(),
                                act.host(),
                                act.outcome(),
                                act.reason()));
        return acts.isEmpty() ? "" : "\n" + table;
    }

    /// What was done last by hand, in a line.
    static String act(Act act) {
        return "%s by %s on %s, %s%s"
                .formatted(
                        act.kind(),
                        Visible.line(act.by()),
                        Visible.line(act.host()),
                        act.at().truncatedTo(ChronoUnit.SECONDS),
                        act.reason().isEmpty() ? "" : ": " + Visible.line(act.reason()));
    }

    static String overruled(ShowRun.Shown shown) {
        RunView.Model model = shown.run().model();
        return model == null ? "" : ModelText.overruled(shown.overruled(), model.version());
    }

    private static String whole(RunView run) {
        StringBuilder text = new StringBuilder(summary(run));
        if (run.failure() != null) {
            text.append("because  %s%n".formatted(run.failure()));
        }
        text.append("attempts %s, started %s%n%n".formatted(run.attempts(), run.started()));
        TextTable steps =
                new TextTable(
                        "STEP",
                        "STATUS",
                        "ATTEMPT",
                        "READ",
                        "WRITTEN",
                        "REJECTED",
                        "SECONDS",
                        "ROWS/S",
                        "MB/S",
                        "PEAK MB");
        for (StepView step : run.steps()) {
            steps.row(
                    step.name(),
                    step.status(),
                    step.attempt(),
                    String.format(Locale.ROOT, "%,d", step.read()),
                    String.format(Locale.ROOT, "%,d", step.written()),
                    String.format(Locale.ROOT, "%,d", step.rejected()),
                    seconds(step.seconds()),
                    rate("%,.0f", step.rowsPerSecond(), 1),
                    rate("%,.1f", step.bytesPerSecond(), 1e-6),
                    rate("%,.0f", bytes(step.peakMemory()), 1e-6));
        }
        text.append(steps).append(slower(run)).append('\n');
        TextTable measurements =
                new TextTable(
                        "STEP", "MEASUREMENT", "COLUMN", "RULE", "MODEL", "SLICE", "VALUE", "UNIT");
        for (RunView.Value value : run.measurements()) {
            measurements.row(
                    value.step(),
                    value.name(),
                    orNothing(value.column()),
                    orNothing(value.rule()),
                    orNothing(value.model()),
                    orNothing(value.slice()),
                    number(value.value()),
                    value.unit());
        }
        if (!measurements.isEmpty()) {
            text.append(measurements);
        }
        return text.toString();
    }

    /// A sentence per step that was slower than in the runs before.
    private static String slower(RunView run) {
        return run.steps().stream()
                .map(StepView::slower)
                .filter(Objects::nonNull)
                .map(sentence -> "slow     " + sentence + "\n")
                .collect(Collectors.joining());
    }

    private static @Nullable Double bytes(@Nullable Long count) {
        return count == null ? null : count.doubleValue();
    }

    private static String rate(String format, @Nullable Double value, double scale) {
        return value == null ? "" : String.format(Locale.ROOT, format, value * scale);
    }

    /// The hold-out's metrics, candidate beside champion, baseline and simple rules.
    static String metrics(RunView run) {
        List<RunView.Value> overall =
                run.measurements().stream()
                        .filter(
                                value ->
                                        value.step().equals("evaluate")
                                                && value.slice() == null
                                                && METRICS.contains(value.name()))
                        .toList();
        List<String> names =
                overall.stream()
                        .filter(value -> "candidate".equals(value.model()))
                        .map(RunView.Value::name)
                        .distinct()
                        .toList();
        if (names.isEmpty()) {
            return "";
        }
        TextTable table =
                new TextTable(
                        "HOLD-OUT", "CANDIDATE", "CHAMPION", "BASELINE", "RULE", "FOUND RULE");
        for (String name : names) {
            table.row(
                    name,
                    of(overall, name, "candidate"),
                    of(overall, name, "champion"),
                    of(overall, name, "baseline"),
                    of(overall, name, "rule"),
                    of(overall, name, "found_rule"));
        }
        return table.toString();
    }

    private static String of(List<RunView.Value> values, String name, String model) {
        return values.stream()
                .filter(value -> value.name().equals(name) && model.equals(value.model()))
                .map(value -> number(value.value()))
                .findFirst()
                .orElse("-");
    }

    private static String verdict(@Nullable JsonNode verdict) {
        if (verdict == null) {
            return "";
        }
        StringBuilder text =
                new StringBuilder("verdict  " + verdict.path("decision").asString("") + "\n");
        verdict.path("reasons").forEach(reason -> text.append(ReasonText.whole(reason)));
        return text.toString();
    }

    public static String number(@Nullable Double value) {
        if (value == null) {
            return "undefined";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", value.longValue());
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.1f" : "%.4g", value);
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
