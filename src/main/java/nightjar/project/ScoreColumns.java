package nightjar.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the key is called in the scores: by its own name, unless one of the columns beside it has that name. Letters count the same in either case,
/// because in a database table they would.
public final class ScoreColumns {

    private ScoreColumns() {}

    /// The name of the key in the scores.
    ///
    /// @param others the columns beside it
    public static String keyName(String key, List<String> others) {
        return others.stream().anyMatch(key::equalsIgnoreCase) ? "key_" + key : key;
    }

    /// What somebody should know whose key is called otherwise there, as far as the project file tells.
    public static Optional<String> note(ProjectSpec spec) {
        String key = spec.data().key();
        if (key == null || keyName(key, others(spec)).equals(key)) {
            return Optional.empty();
        }
        return Optional.of(
                "The scores have a column '%s' of their own; the key stands there as '%s'."
                        .formatted(key, keyName(key, others(spec))));
    }

    private static List<String> others(ProjectSpec spec) {
        List<String> others = new ArrayList<>(List.of("prediction", "score", "model", "run"));
        ColumnSpec label = spec.data().columns().get(spec.data().label().column());
        if (label != null) {
            label.values().forEach(name -> others.add("score_" + name));
        }
        int reasons = spec.score() == null ? 0 : spec.score().reasons();
        for (int i = 1; i <= reasons; i++) {
            String reason = "reason_" + i;
            Stream.of("", "_columns", "_contribution").map(reason::concat).forEach(others::add);
        }
        return others;
    }
}
