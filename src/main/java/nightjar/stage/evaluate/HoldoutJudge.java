package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nightjar.metric.Metrics;
import nightjar.model.Task;
import nightjar.project.training.Reaction;
import nightjar.stage.validate.Finding;
import nightjar.stage.validate.Severity;
import org.jspecify.annotations.Nullable;

/// Whether the hold-out can tell good from bad.
final class HoldoutJudge {

    private static final String WHERE = "train.holdout";

    private HoldoutJudge() {}

    static List<Finding> judge(Task task, HeldOut heldOut) {
        List<Finding> findings = new ArrayList<>();
        if (heldOut.rows() == 0) {
            findings.add(
                    finding(
                            Severity.ERROR,
                            Reaction.REFUSE,
                            "no row in the hold-out",
                            "rows that no fit has seen",
                            "Give more rows, or a greater train.holdout.fraction"));
            return findings;
        }
        String lacking = lacking(task, heldOut.labels());
        if (!lacking.isEmpty()) {
            findings.add(
                    warning(
                            lacking,
                            "rows of every class, or numbers that differ",
                            "Metrics that compare them are undefined; give more rows, or a greater train.holdout.fraction"));
        }
        noNumbers("candidate", heldOut.candidate(), findings);
        noNumbers("champion", heldOut.champion(), findings);
        return findings;
    }

    /// What the hold-out lacks, empty if nothing.
    private static String lacking(Task task, double[] labels) {
        List<String> classes = task.classes();
        if (classes.isEmpty()) {
            return Arrays.stream(labels).distinct().limit(2).count() < 2
                    ? "the same number as label of every row"
                    : "";
        }
        boolean[] seen = new boolean[classes.size()];
        for (double label : labels) {
            seen[(int) label] = true;
        }
        String absent =
                IntStream.range(0, seen.length)
                        .filter(c -> !seen[c])
                        .mapToObj(c -> "'" + classes.get(c) + "'")
                        .collect(Collectors.joining(", "));
        return absent.isEmpty() ? "" : "no row labelled " + absent;
    }

    private static void noNumbers(
            String model, double @Nullable [] predictions, List<Finding> findings) {
        if (predictions != null && !Metrics.allFinite(predictions)) {
            long count = Arrays.stream(predictions).filter(p -> !Double.isFinite(p)).count();
            findings.add(
                    warning(
                            "%s predictions of the %s that are no number".formatted(count, model),
                            "a number for every row",
                            "None of its metrics is defined; see its hyperparameters and features"));
        }
    }

    private static Finding warning(String found, String expected, String advice) {
        return finding(Severity.WARNING, Reaction.WARN, found, expected, advice);
    }

    private static Finding finding(
            Severity severity, Reaction reaction, String found, String expected, String advice) {
        return new Finding(severity, reaction, WHERE, found, expected, advice, null, List.of());
    }
}
