/// What an operator asks of runs and versions: a record each, of what is asked for, which finds the answer in a workspace. The answer is a
/// record too, as `--json` prints it.
@NullMarked
package nightjar.operate.question;

import org.jspecify.annotations.NullMarked;
