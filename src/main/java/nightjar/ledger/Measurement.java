package nightjar.ledger;

import org.jspecify.annotations.Nullable;

/// One number of one step. Within a run, step, quantity, model, slice, column and rule identify it; measuring again replaces it.
///
/// @param value NaN where the number is undefined; it is stored and shown as null
/// @param model `candidate`, `champion`, `baseline`, a trial; null: not about a model
/// @param slice `column=value`; null: all rows
/// @param column of the source; null: not about a single column
/// @param rule a cleaning rule, a filter or an expectation; null: not about one
public record Measurement(
        String step,
        Quantity quantity,
        double value,
        @Nullable String model,
        @Nullable String slice,
        @Nullable String column,
        @Nullable String rule) {

    /// A measurement that is about neither a model nor a slice, a column or a rule.
    public static Measurement of(String step, Quantity quantity, double value) {
        return new Measurement(step, quantity, value, null, null, null, null);
    }

    public String name() {
        return quantity.name();
    }

    public String unit() {
        return quantity.unit();
    }

    /// Whether it is of this quantity, whichever step measured it.
    public boolean isOf(Quantity other) {
        return quantity.equals(other);
    }

    public Measurement ofModel(String about) {
        return new Measurement(step, quantity, value, about, slice, column, rule);
    }

    /// @param rows null: all
    public Measurement inSlice(@Nullable String rows) {
        return new Measurement(step, quantity, value, model, rows, column, rule);
    }

    /// @param about null: not a single one
    public Measurement ofColumn(@Nullable String about) {
        return new Measurement(step, quantity, value, model, slice, about, rule);
    }

    /// @param what null: not one
    public Measurement byRule(@Nullable String what) {
        return new Measurement(step, quantity, value, model, slice, column, what);
    }
}
