/// Fixtures and contracts for tests.
@NullMarked
package nightjar.testing;

import org.jspecify.annotations.NullMarked;
