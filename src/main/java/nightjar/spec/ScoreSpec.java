package nightjar.spec;

import org.jspecify.annotations.Nullable;

/// What is scored, and where the scores go. Paths belong to the workspace and may contain `${date}`.
///
/// @param output path of a CSV file; null: `out/<project>-<date>.csv`
/// @param reasons how many of the strongest reasons stand beside each score, at least 0
public record ScoreSpec(@Nullable SourceSpec source, @Nullable String output, int reasons) {}
