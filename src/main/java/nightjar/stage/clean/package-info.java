/// Applies the declared cleaning rules, counts their effects, deals rows to hold-out and folds, once it is known where the hold-out begins.
/// Reads the source, `profile.json` and `duplicates.bin`; writes typed rows as Parquet parts in `clean/`, `clean.json`, `holdout.json`, and rejected
/// rows in `rejected/` and `rejected.csv`; refuses when too many rows are rejected, or too few are left.
@NullMarked
package nightjar.stage.clean;

import org.jspecify.annotations.NullMarked;
