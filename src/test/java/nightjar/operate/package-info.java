@NullMarked
package nightjar.operate;

import org.jspecify.annotations.NullMarked;
