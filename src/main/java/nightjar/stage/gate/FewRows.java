package nightjar.stage.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nightjar.math.Interval;
import nightjar.metric.EnoughRows;
import nightjar.stage.evaluate.ClassRows;
import org.jspecify.annotations.Nullable;

/// Whether there are rows enough of every class: of fewer than [EnoughRows#fewest] nothing can be said that chance does not say as well.
final class FewRows {

    private static final int FEWEST = EnoughRows.fewest(Interval.LEVEL);
    private static final int NAMED = 3;

    private FewRows() {}

    /// A doubt; empty: there are enough.
    ///
    /// @param holdout rows of the hold-out
    static Optional<Reason> reason(List<ClassRows> classes, long holdout) {
        List<ClassRows> few = classes.stream().filter(one -> least(one) < FEWEST).toList();
        if (few.isEmpty()) {
            return Optional.empty();
        }
        Long rows = rowsNeeded(few, holdout);
        return Optional.of(
                Reason.of(
                                few.getFirst().label() == null
                                        ? "rows >= " + FEWEST
                                        : "rows of each class >= " + FEWEST,
                                Decision.INCONCLUSIVE,
                                (double) few.stream().mapToLong(FewRows::least).min().orElseThrow(),
                                (double) FEWEST,
                                "%s. With fewer than %s to learn from or to judge by, nothing can be told from chance. %s"
                                        .formatted(words(few), FEWEST, Sentences.enough(rows)))
                        .needing(rows));
    }

    private static long least(ClassRows one) {
        return Math.min(one.training(), one.holdout());
    }

    private static String words(List<ClassRows> few) {
        List<String> words = new ArrayList<>();
        for (ClassRows one : few.subList(0, Math.min(NAMED, few.size()))) {
            String rows =
                    "%s for training and %s held out"
                            .formatted(Figures.rows(one.training()), Figures.rows(one.holdout()));
            words.add(
                    one.label() == null
                            ? "There are " + rows
                            : "'%s' has %s".formatted(one.label(), rows));
        }
        int more = few.size() - words.size();
        return String.join(", ", words)
                + (more == 0 ? "" : ", and %s more of the classes have as few".formatted(more));
    }

    /// For the rarest; null where one of them was not met at all.
    private static @Nullable Long rowsNeeded(List<ClassRows> few, long holdout) {
        long rarest = few.stream().mapToLong(FewRows::least).min().orElseThrow();
        return rarest == 0 ? null : Certainty.rowsNeeded(holdout, FEWEST / (double) rarest);
    }
}
