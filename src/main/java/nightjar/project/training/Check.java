package nightjar.project.training;

import org.jspecify.annotations.Nullable;

/// An expectation declared for the data as a whole or for each row.
public sealed interface Check {

    /// Which runs a check is carried out in. The YAML name is the lower-case constant.
    enum On {
        TRAIN,
        SCORE,
        BOTH
    }

    /// What a breach leads to.
    Reaction otherwise();

    /// The runs it is carried out in.
    On on();

    /// The line of the project file that declares it, from 1.
    int line();

    /// The number of rows, both bounds inclusive.
    record Rows(@Nullable Long min, @Nullable Long max, On on, Reaction otherwise, int line)
            implements Check {}

    /// The share of missing cells in a column, 0 to 1.
    record Missing(String column, double max, On on, Reaction otherwise, int line)
            implements Check {}

    /// No value of the column stands in two rows.
    record Unique(String column, On on, Reaction otherwise, int line) implements Check {}

    /// The number of distinct values of a column, both bounds inclusive.
    record Distinct(
            String column,
            @Nullable Long min,
            @Nullable Long max,
            On on,
            Reaction otherwise,
            int line)
            implements Check {}

    /// A boolean expression that holds in every row; a row in which it is undefined, because a cell is missing, passes.
    record Holds(String expression, On on, Reaction otherwise, int line) implements Check {}
}
