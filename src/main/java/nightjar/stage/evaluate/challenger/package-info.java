/// Who is judged on the hold-out rows: the candidate, the champion, the simple rules; each predicts.
@NullMarked
package nightjar.stage.evaluate.challenger;

import org.jspecify.annotations.NullMarked;
