@NullMarked
package nightjar.stage.features;

import org.jspecify.annotations.NullMarked;
