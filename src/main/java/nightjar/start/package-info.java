/// What makes a start fast: native code that is unpacked once, and a small night that the JVM watches to write its cache. Nothing here is needed for a run.
@NullMarked
package nightjar.start;

import org.jspecify.annotations.NullMarked;
