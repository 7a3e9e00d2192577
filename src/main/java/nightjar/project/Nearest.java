package nightjar.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean": the known word that is nearest to a wrong one.
public final class Nearest {

    private Nearest() {}

    /// The candidate with the smallest edit distance to `word`, ignoring case; empty if even that one differs in more than a third of its
    /// letters, at least two. Among equals the first in the alphabet.
    public static Optional<String> to(String word, Collection<String> candidates) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(
                        candidate ->
                                distance(wanted, candidate.toLowerCase(Locale.ROOT))
                                        <= Math.max(2, wanted.length() / 3))
                .min(
                        Comparator.<String>comparingInt(
                                        candidate ->
                                                distance(
                                                        wanted, candidate.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// ` Did you mean 'tenure'?`, or nothing.
    public static String question(String word, Collection<String> candidates) {
        return to(word, candidates).map(nearest -> "Did you mean '" + nearest + "'?").orElse("");
    }

    /// Levenshtein's edit distance: insertions, deletions and replacements of one letter.
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced =
                        previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
