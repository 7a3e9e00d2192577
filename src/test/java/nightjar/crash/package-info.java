/// Runs that are ended at every point of the protocol, killed, suspended and raced, as real processes.
@NullMarked
package nightjar.crash;

import org.jspecify.annotations.NullMarked;
