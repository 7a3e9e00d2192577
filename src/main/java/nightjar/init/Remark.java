package nightjar.init;

import nightjar.project.training.CleanRule;
import org.jspecify.annotations.Nullable;

/// What the owner of the data has to know of one column because it was decided in their place, or could not be.
///
/// @param comment beside the column in the draft
/// @param sentence on the screen; empty: the comment will do
/// @param otherwise the rule that decides otherwise; null: there is none
record Remark(String column, String comment, String sentence, @Nullable CleanRule otherwise) {}
