package nightjar.ledger.view;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a step's pace compares with that of the same step in former runs.
final class Pace {

    /// Fewer runs are no history.
    static final int ENOUGH = 5;

    /// How many times the usual time is slow, and by how many seconds at least: below a second nobody waits.
    private static final double FACTOR = 1.5;

    private static final double SECONDS = 1;

    private Pace() {}

    /// A sentence that says by how much the step was slower than usual; null: it was not, or there is too little history.
    ///
    /// A pass over rows is held against the median of rows per second, everything else against the median of seconds.
    static @Nullable String slower(StepTotal step, List<StepTotal> former) {
        Double pace = step.rowsPerSecond();
        List<Double> paces =
                former.stream().map(StepTotal::rowsPerSecond).filter(Objects::nonNull).toList();
        if (pace == null || step.rows() == null) {
            return former.size() < ENOUGH
                    ? null
                    : sentence(step, median(former.stream().map(StepTotal::seconds).toList()), "");
        }
        if (paces.size() < ENOUGH) {
            return null;
        }
        double usual = median(paces);
        String rates =
                String.format(
                        Locale.ROOT,
                        " at %,.0f rows/s, and the median is %,.0f rows/s",
                        pace,
                        usual);
        return sentence(step, step.rows() / usual, rates);
    }

    private static @Nullable String sentence(StepTotal step, double usual, String rates) {
        if (step.seconds() <= FACTOR * usual || step.seconds() - usual <= SECONDS) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "%s took %.1f s%s; as in the runs before it would have been %.1f s.",
                step.step(),
                step.seconds(),
                rates,
                usual);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
