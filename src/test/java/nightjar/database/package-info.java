@NullMarked
package nightjar.database;

import org.jspecify.annotations.NullMarked;
