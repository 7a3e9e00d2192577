@NullMarked
package nightjar.project;

import org.jspecify.annotations.NullMarked;
