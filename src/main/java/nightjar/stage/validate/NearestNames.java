package nightjar.stage.validate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The names somebody may have meant: at most a third of the letters differ, capitals do not count.
final class NearestNames {

    private NearestNames() {}

    /// Up to three of `names`, nearest first.
    static List<String> of(String wanted, Collection<String> names) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(lower, name) <= Math.max(1, wanted.length() / 3))
                .sorted(
                        Comparator.comparingInt((String name) -> distance(lower, name))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /// Insertions, deletions and replacements of single letters: V. I. Levenshtein 1966.
    private static int distance(String wanted, String mixedCase) {
        String name = mixedCase.toLowerCase(Locale.ROOT);
        int[] row = new int[name.length() + 1];
        for (int j = 0; j <= name.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= name.length(); j++) {
                int replaced = diagonal + (wanted.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[name.length()];
    }
}
