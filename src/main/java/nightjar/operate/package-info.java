/// What acts and questions of an operator have in common: what was named and is known, reviews, outages, how a run failed. A command only
/// parses and prints; whatever else lets people ask and act calls the same classes.
@NullMarked
package nightjar.operate;

import org.jspecify.annotations.NullMarked;
