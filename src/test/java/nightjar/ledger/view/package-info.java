@NullMarked
package nightjar.ledger.view;

import org.jspecify.annotations.NullMarked;
