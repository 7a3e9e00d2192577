package nightjar.project;

import org.jspecify.annotations.Nullable;

/// What is predicted: a column or an expression, exactly one of the two.
///
/// @param positive the value of the positive class; null: a number is a regression, a category has several classes.
///     A boolean expression needs none: its positive class is `true`
public record LabelSpec(
        @Nullable String column, @Nullable String expression, @Nullable String positive) {}
