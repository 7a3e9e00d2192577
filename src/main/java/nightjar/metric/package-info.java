/// How good predictions are: metrics, their intervals, the difference of two models, calibration, confusion, distribution. Plain numbers
/// in, plain numbers out: no files, no clock, and what is drawn by chance is drawn from a seed. Agrees with scikit-learn 1.2.1 where that gives a number; where it raises, NaN.
@NullMarked
package nightjar.metric;

import org.jspecify.annotations.NullMarked;
