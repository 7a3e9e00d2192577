/// Why a score is what it is: the contributions of a model, gathered by the columns of the data and put in words.
/// Reads clean rows and their features; writes nothing; refuses models that do not know their training rows.
@NullMarked
package nightjar.stage.reasons;

import org.jspecify.annotations.NullMarked;
