package nightjar.stage.validate;

import java.util.Optional;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;
import org.jspecify.annotations.Nullable;

/// Judges the declared checks that a profile can answer. What is about the table and not about single rows cannot be set aside: there
/// `quarantine` refuses.
record CheckJudge(Observed observed) {

    /// Empty: the check holds, or it is one for single rows, which cleaning carries out.
    Optional<Finding> judge(Check check) {
        return switch (check) {
            case Check.Rows rows -> rows(rows);
            case Check.Missing missing -> missing(missing);
            case Check.Unique unique -> unique(unique);
            case Check.Distinct distinct -> distinct(distinct);
            case Check.Holds _ -> Optional.empty();
        };
    }

    private Optional<Finding> rows(Check.Rows check) {
        long rows = observed.rows();
        if (within(rows, rows, check.min(), check.max())) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.warning(
                                where(check, "rows"),
                                Words.rows(rows),
                                bounds(check.min(), check.max()),
                                "See whether the export is complete, or change the check")
                        .withReaction(ofTable(check.otherwise())));
    }

    private Optional<Finding> missing(Check.Missing check) {
        ObservedColumn column = observed.columns().get(check.column());
        if (column == null || column.missing() <= check.max() * observed.rows()) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.warning(
                                where(check, "missing of column '" + check.column() + "'"),
                                "%s of %s missing (%s)"
                                        .formatted(
                                                Words.count(column.missing()),
                                                Words.rows(observed.rows()),
                                                Words.percent(column.missing(), observed.rows())),
                                "at most " + Words.percent(check.max()),
                                switch (check.otherwise()) {
                                    case WARN -> "See whether the source still delivers it";
                                    case QUARANTINE ->
                                            "Their rows are set aside into the rejected file";
                                    case REFUSE -> "Repair the export, or change the check";
                                })
                        .withReaction(check.otherwise())
                        .withRows(column.missing()));
    }

    private Optional<Finding> unique(Check.Unique check) {
        ObservedColumn column = observed.columns().get(check.column());
        return column == null
                ? Optional.empty()
                : Optional.ofNullable(
                        Uniqueness.judge(
                                where(check, "unique of column '" + check.column() + "'"),
                                column,
                                observed.rows(),
                                check.otherwise() == Reaction.WARN));
    }

    private Optional<Finding> distinct(Check.Distinct check) {
        ObservedColumn column = observed.columns().get(check.column());
        if (column == null
                || within(column.distinctLow(), column.distinctHigh(), check.min(), check.max())) {
            return Optional.empty();
        }
        String found =
                column.distinctLow() == column.distinctHigh()
                        ? Words.count(column.distinctLow())
                        : "%s to %s"
                                .formatted(
                                        Words.count(column.distinctLow()),
                                        Words.count(column.distinctHigh()));
        return Optional.of(
                Finding.warning(
                                where(check, "distinct of column '" + check.column() + "'"),
                                found + " distinct values",
                                bounds(check.min(), check.max()),
                                "See whether the export is complete, or change the check")
                        .withReaction(ofTable(check.otherwise())));
    }

    /// Whether some number from `low` to `high` is within the bounds: an estimate is given the benefit of the doubt.
    private static boolean within(long low, long high, @Nullable Long min, @Nullable Long max) {
        return (min == null || high >= min) && (max == null || low <= max);
    }

    private static Reaction ofTable(Reaction declared) {
        return declared == Reaction.WARN ? Reaction.WARN : Reaction.REFUSE;
    }

    private static String bounds(@Nullable Long min, @Nullable Long max) {
        if (min == null) {
            return max == null ? "any number" : "at most " + Words.count(max);
        }
        return max == null
                ? "at least " + Words.count(min)
                : "%s to %s".formatted(Words.count(min), Words.count(max));
    }

    private static String where(Check check, String what) {
        return "check on line %s, %s".formatted(check.line(), what);
    }
}
