/// Numbers without a meaning of their own: a seeded generator, the normal and Student's distribution, Cholesky's decomposition, intervals.
@NullMarked
package nightjar.math;

import org.jspecify.annotations.NullMarked;
