@NullMarked
package nightjar.project.training;

import org.jspecify.annotations.NullMarked;
