package nightjar.project.grammar.shape;

import org.jspecify.annotations.Nullable;

/// What is wrong with several keys of a section together.
///
/// @param key at whose place it is reported; where it is left out, or empty, at that of the section
public record Mismatch(String key, String found, String expected, String advice) {

    /// Of two keys a `column` needs exactly one.
    public static @Nullable Mismatch unlessOne(
            boolean hasFirst, boolean hasSecond, String first, String second) {
        return hasFirst != hasSecond
                ? null
                : new Mismatch(
                        "column",
                        hasFirst ? "both" : "neither",
                        "one of '%s' and '%s'".formatted(first, second),
                        "");
    }
}
