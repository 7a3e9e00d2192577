/// Runs as somebody looks at them: steps, attempts, costs, how a run ended.
@NullMarked
package nightjar.ledger.view;

import org.jspecify.annotations.NullMarked;
