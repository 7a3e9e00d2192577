/// Tests of the retention, on both databases.
@NullMarked
package nightjar.retention;

import org.jspecify.annotations.NullMarked;
