package nightjar.init;

import org.jspecify.annotations.Nullable;

/// What the user said on the command line.
///
/// @param data path of the data as it shall stand in the project file; `.parquet` at its end makes it Parquet, anything else CSV
/// @param key null: to be found
/// @param positive null: to be found, if the label has two values
public record Wishes(String data, String label, @Nullable String key, @Nullable String positive) {}
