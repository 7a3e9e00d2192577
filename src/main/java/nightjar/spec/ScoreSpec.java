package nightjar.spec;

import org.jspecify.annotations.Nullable;

/// What is scored, and where the scores go. Paths belong to the workspace and may contain `${date}`.
///
/// @param output path of a CSV file; null: `out/<project>-<date>.csv`
public record ScoreSpec(@Nullable SourceSpec source, @Nullable String output) {}
