/// The kernels of the data passes under JMH: `mvn -Pbench test-compile exec:exec`.
@NullMarked
package nightjar.bench;

import org.jspecify.annotations.NullMarked;
