/// What predicts: fitted models as plain numbers, without the library that fitted them (boosting keeps XGBoost's own format), and
/// their bytes. Reads and writes byte arrays; refuses bytes that are damaged, cut off or of a later format.
@NullMarked
package nightjar.model;

import org.jspecify.annotations.NullMarked;
