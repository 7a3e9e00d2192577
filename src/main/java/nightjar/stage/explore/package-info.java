/// Looks at the data before anything is done to them: one pass of streaming statistics over the raw source, cells read through the
/// project's text rules. Reads the source; writes `profile.json` and, with a key, `keys/` while it works and `duplicates.bin`; refuses nothing:
/// whether the data are good enough is for the next stage to say. Memory is bounded by the number of columns, not of rows; what is estimated
/// carries its error.
@NullMarked
package nightjar.stage.explore;

import org.jspecify.annotations.NullMarked;
