/// What an operator does with runs and versions: a record each, of what is asked for, which does it in a workspace and says what came of it.
@NullMarked
package nightjar.operate.act;

import org.jspecify.annotations.NullMarked;
