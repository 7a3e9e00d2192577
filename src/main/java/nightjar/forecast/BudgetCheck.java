package nightjar.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nightjar.project.Budget;
import nightjar.project.training.TrainSpec;
import org.jspecify.annotations.Nullable;

/// A forecast held against the budget of the project and the memory of this Java. What is expected decides; an interval that reaches beyond the
/// budget is a warning.
///
/// @param excesses a sentence each, with what to change; empty: the run fits
/// @param warnings what may not fit
public record BudgetCheck(List<String> excesses, List<String> warnings) {

    private static final double MEGABYTE = 1e6;

    public BudgetCheck {
        excesses = List.copyOf(excesses);
        warnings = List.copyOf(warnings);
    }

    /// @param budget null: there is none, and only Java's memory counts
    /// @param heapForAll bytes of heap with which models would be fitted on all rows
    public static BudgetCheck of(
            RunForecast forecast, @Nullable Budget budget, TrainSpec train, double heapForAll) {
        List<String> excesses = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Limit limit : budget == null ? List.<Limit>of() : limits(forecast, budget, train)) {
            if (limit.expected.expected() > limit.allowed) {
                excesses.add(limit.sentence("will take") + " " + limit.advice);
            } else if (limit.expected.high() > limit.allowed) {
                warnings.add(limit.sentence("may take"));
            }
        }
        if (forecast.fitted() < 1) {
            warnings.add(
                    text(
                            "The training matrix alone would take %,.0f MB, which with what it is made of does not fit into Java's heap: models will be fitted on a sample of about %.0f %% of the training rows. Give Java more memory (NIGHTJAR_JAVA_OPTS=-Xmx%dm) or drop features to fit on all.",
                            forecast.matrix() / MEGABYTE,
                            100 * forecast.fitted(),
                            (long) Math.ceil(heapForAll / (1 << 20))));
        }
        return new BudgetCheck(excesses, warnings);
    }

    public boolean fits() {
        return excesses.isEmpty();
    }

    private static List<Limit> limits(RunForecast forecast, Budget budget, TrainSpec train) {
        List<Limit> limits = new ArrayList<>();
        if (budget.minutes() != null) {
            limits.add(
                    new Limit(
                            "minutes",
                            forecast.seconds().times(1 / 60.0),
                            budget.minutes(),
                            text(
                                    "Most of it is the step %s with %s minutes. Make fewer trials (train.trials is %d), fewer folds (train.folds is %d), fewer rounds or trees (train.candidates), or train on a sample of the rows; or raise budget.minutes.",
                                    forecast.longest().step(),
                                    number(forecast.longest().seconds().expected() / 60),
                                    train.trials(),
                                    train.folds())));
        }
        if (budget.memory() != null) {
            limits.add(
                    new Limit(
                            "MB of memory",
                            forecast.peakMemory().times(1 / MEGABYTE),
                            budget.memory() / MEGABYTE,
                            text(
                                    "The step %s needs most, %,.0f MB of it for the training matrix. Drop features or train on a sample of the rows, give Java a smaller heap (NIGHTJAR_JAVA_OPTS=-Xmx1g) where the matrix is not the reason; or raise budget.memory.",
                                    forecast.largest().step(), forecast.matrix() / MEGABYTE)));
        }
        if (budget.disk() != null) {
            limits.add(
                    new Limit(
                            "MB of disk",
                            forecast.disk().times(1 / MEGABYTE),
                            budget.disk() / MEGABYTE,
                            "Leave columns out that no feature needs, or train on a sample of the rows; or raise budget.disk."));
        }
        return limits;
    }

    private record Limit(String unit, Span expected, double allowed, String advice) {

        String sentence(String verb) {
            return "The run %s %s %s (%s to %s); the budget has %s."
                    .formatted(
                            verb,
                            number(expected.expected()),
                            unit,
                            number(expected.low()),
                            number(expected.high()),
                            number(allowed));
        }
    }

    private static String number(double value) {
        return text(value >= 100 ? "%,.0f" : "%.3g", value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
