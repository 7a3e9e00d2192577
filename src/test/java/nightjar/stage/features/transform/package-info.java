@NullMarked
package nightjar.stage.features.transform;

import org.jspecify.annotations.NullMarked;
