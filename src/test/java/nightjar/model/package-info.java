@NullMarked
package nightjar.model;

import org.jspecify.annotations.NullMarked;
