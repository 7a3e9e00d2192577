/// Applies the declared cleaning rules, counts their effects, deals rows to hold-out and folds.
/// Reads the source; writes typed rows as Parquet parts and rejected rows; refuses when too many rows are rejected.
@NullMarked
package nightjar.stage.clean;

import org.jspecify.annotations.NullMarked;
