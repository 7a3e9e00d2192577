package nightjar.ledger;

import org.jspecify.annotations.Nullable;

/// One number of one step. Within a run, step, name, model and slice identify it; measuring again replaces it.
///
/// @param value NaN where the number is undefined; it is stored and shown as null
/// @param unit `1` for a share or a plain ratio, `rows`, `s`, `B`, …
/// @param model `candidate`, `champion`, `baseline`, a trial; null: not about a model
/// @param slice `column=value`; null: all rows
public record Measurement(
        String step,
        String name,
        double value,
        String unit,
        @Nullable String model,
        @Nullable String slice) {

    /// A measurement that is about neither a model nor a slice.
    public static Measurement of(String step, String name, double value, String unit) {
        return new Measurement(step, name, value, unit, null, null);
    }
}
