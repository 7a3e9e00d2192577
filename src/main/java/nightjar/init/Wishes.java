package nightjar.init;

import org.jspecify.annotations.Nullable;

/// What the user said on the command line.
///
/// @param project name of the project; see [ProjectName]
/// @param data path of the data as it shall stand in the project file
/// @param kind of the data, as [nightjar.project.SourceSpec.File#kind()]
/// @param key null: to be found
/// @param positive null: to be found, if the label has two values
/// @param classes the label's values are classes, whatever they look like
public record Wishes(
        String project,
        String data,
        String kind,
        String label,
        @Nullable String key,
        @Nullable String positive,
        boolean classes) {}
