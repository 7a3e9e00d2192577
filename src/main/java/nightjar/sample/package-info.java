/// Runs on a few thousand rows in processes of their own, to forecast what the run will take.
@NullMarked
package nightjar.sample;

import org.jspecify.annotations.NullMarked;
