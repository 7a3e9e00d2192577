/// What the owner asked for, as immutable records: where rows come from and go, columns, label, goal, budget. Holds no grammar.
@NullMarked
package nightjar.project;

import org.jspecify.annotations.NullMarked;
