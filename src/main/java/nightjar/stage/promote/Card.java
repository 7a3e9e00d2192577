package nightjar.stage.promote;

import java.util.List;
import java.util.Map;
import nightjar.ledger.Provenance;
import nightjar.project.Goal;
import nightjar.stage.evaluate.ModelEvaluation;
import nightjar.stage.gate.Verdict;
import nightjar.stage.train.Candidate;
import org.jspecify.annotations.Nullable;

/// What a version is, for whoever asks later: `card.json`, and as Markdown `card.md`. What happens to a version after it was registered
/// is not in it.
///
/// @param goal the business goal it serves; null: none is declared
/// @param holdout how good it was on rows no fit had seen
/// @param beside the metrics of the others on the same rows, by name: champion, baseline and whoever else was evaluated
/// @param importance by feature; comparable within this model only
/// @param limits what a reader must not expect of it, a sentence each
public record Card(
        String project,
        @Nullable Goal goal,
        String fingerprint,
        Candidate candidate,
        TrainedOn data,
        ModelEvaluation holdout,
        Map<String, Map<String, Double>> beside,
        Map<String, Double> importance,
        List<String> limits,
        Verdict verdict,
        Provenance provenance) {

    public Card {
        limits = List.copyOf(limits);
    }

    /// The rows behind a version. The files and their fingerprints are in the [Provenance].
    ///
    /// @param key null: the record number
    /// @param label what is predicted, in words
    /// @param columns that the plan reads
    /// @param split how the hold-out was chosen, in words
    public record TrainedOn(
            @Nullable String key,
            String label,
            List<String> columns,
            int features,
            long trainingRows,
            long holdoutRows,
            String split) {

        public TrainedOn {
            columns = List.copyOf(columns);
        }
    }
}
