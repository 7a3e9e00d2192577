/// What a run will take before it begins: time, memory, disk and money, each with an interval, and whether that fits the budget.
///
/// Arithmetic on what was observed; who observes, by pilots and in the ledger, is `run`.
@NullMarked
package nightjar.forecast;

import org.jspecify.annotations.NullMarked;
