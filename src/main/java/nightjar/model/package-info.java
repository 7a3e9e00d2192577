/// What predicts: fitted models as plain numbers, without the library that fitted them (boosting keeps XGBoost's own format).
@NullMarked
package nightjar.model;

import org.jspecify.annotations.NullMarked;
