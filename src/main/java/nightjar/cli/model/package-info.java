/// Commands around models: models, card, compare, verify, promote, rollback, review, goal.
@NullMarked
package nightjar.cli.model;

import org.jspecify.annotations.NullMarked;
