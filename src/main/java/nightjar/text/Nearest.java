package nightjar.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean": the known words that are nearest to a wrong one, by their edit distance without regard to capitals.
public final class Nearest {

    /// So many letters may differ in a short word.
    private static final int FEW = 2;

    private Nearest() {}

    /// The nearest candidate; empty if even that one differs in more than a third of the letters of `word`, and in more than two. Among
    /// equals the first in the alphabet.
    public static Optional<String> to(String word, Collection<String> candidates) {
        return within(Math.max(FEW, word.length() / 3), word, candidates).stream().findFirst();
    }

    /// ` Did you mean 'tenure'?`, or nothing.
    public static String question(String word, Collection<String> candidates) {
        return to(word, candidates).map(nearest -> "Did you mean '" + nearest + "'?").orElse("");
    }

    /// The candidates that differ from `word` in at most so many letters, nearest first, among equals in the order of the alphabet.
    public static List<String> within(int most, String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= most)
                .sorted(
                        Comparator.comparingInt((String candidate) -> distance(word, candidate))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// Insertions, deletions and replacements of one letter, and swaps of two that stand side by side: the restricted distance of
    /// F. Damerau 1964, by the recurrence of V. I. Levenshtein 1966.
    private static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int[][] distance = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, from, to, i, j);
            }
        }
        return distance[from.length()][to.length()];
    }

    private static int step(int[][] known, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least = Math.min(known[i - 1][j], known[i][j - 1]) + 1;
        least = Math.min(least, known[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, known[i - 2][j - 2] + 1) : least;
    }
}
