package nightjar.init;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which column is probably the key, by its name.
final class KeyFinding {

    private static final Pattern WHOLE =
            Pattern.compile("(?i)id|key|uuid|guid|row_?id|record|index|nr|no|number");
    private static final Pattern ENDING =
            Pattern.compile(
                    "(?i).*[_ .-](id|key|uuid|guid|nr|no|number)|(?-i).*[a-z](Id|ID|Key|Nr|No)");

    private KeyFinding() {}

    /// The first column called like a key.
    static Optional<String> of(List<String> columns, String label) {
        List<String> others = columns.stream().filter(column -> !column.equals(label)).toList();
        return others.stream()
                .filter(column -> WHOLE.matcher(column).matches())
                .findFirst()
                .or(
                        () ->
                                others.stream()
                                        .filter(column -> ENDING.matcher(column).matches())
                                        .findFirst());
    }
}
