/// Candidate, champion and baseline on the same hold-out rows, overall and per slice.
/// Reads the clean parts; writes predictions of the hold-out as Parquet parts, and `evaluation.json`; refuses an empty hold-out.
@NullMarked
package nightjar.stage.evaluate;

import org.jspecify.annotations.NullMarked;
