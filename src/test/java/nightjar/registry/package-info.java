/// Tests of the registry, on both databases.
@NullMarked
package nightjar.registry;

import org.jspecify.annotations.NullMarked;
