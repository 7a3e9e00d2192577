/// Tests of the ledger, each on both databases.
@NullMarked
package nightjar.ledger;

import org.jspecify.annotations.NullMarked;
