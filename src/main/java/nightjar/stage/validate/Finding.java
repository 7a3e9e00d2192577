package nightjar.stage.validate;

import java.util.List;
import nightjar.project.training.Reaction;
import nightjar.text.Visible;
import org.jspecify.annotations.Nullable;

/// One thing about the data that deserves a word. The texts hold no cells but those of the header and the label, so they may be logged.
///
/// @param where the column, key or check concerned
/// @param found what is so, in words
/// @param expected what was expected
/// @param advice what to do
/// @param rows how many rows are concerned; null: unknown, or not about rows
/// @param examples up to five of the cells concerned: for the file of findings only, never for a log
public record Finding(
        Severity severity,
        Reaction reaction,
        String where,
        String found,
        String expected,
        String advice,
        @Nullable Long rows,
        List<String> examples) {

    public Finding {
        examples = List.copyOf(examples);
    }

    /// `where: found …; expected …. advice`.
    @Override
    public String toString() {
        return Visible.line(
                "%s: found %s; expected %s. %s".formatted(where, found, expected, advice));
    }

    public static Finding note(String where, String found, String expected, String advice) {
        return of(Severity.NOTE, Reaction.WARN, where, found, expected, advice);
    }

    public static Finding warning(String where, String found, String expected, String advice) {
        return of(Severity.WARNING, Reaction.WARN, where, found, expected, advice);
    }

    public static Finding refusal(String where, String found, String expected, String advice) {
        return of(Severity.ERROR, Reaction.REFUSE, where, found, expected, advice);
    }

    private static Finding of(
            Severity severity,
            Reaction reaction,
            String where,
            String found,
            String expected,
            String advice) {
        return new Finding(severity, reaction, where, found, expected, advice, null, List.of());
    }

    public Finding withReaction(Reaction other) {
        return new Finding(
                other == Reaction.WARN ? Severity.WARNING : Severity.ERROR,
                other,
                where,
                found,
                expected,
                advice,
                rows,
                examples);
    }

    public Finding withRows(@Nullable Long count) {
        return new Finding(severity, reaction, where, found, expected, advice, count, examples);
    }

    Finding withExamples(List<String> cells) {
        return new Finding(
                severity,
                reaction,
                where,
                found,
                expected,
                advice,
                rows,
                cells.stream().limit(5).toList());
    }
}
