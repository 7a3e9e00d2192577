/// Metrics against stored results of scikit-learn.
@NullMarked
package nightjar.metric;

import org.jspecify.annotations.NullMarked;
