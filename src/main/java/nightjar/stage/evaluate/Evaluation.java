package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.model.Task;
import nightjar.project.training.Metric;
import nightjar.stage.evaluate.challenger.Importance;
import nightjar.stage.validate.Finding;
import org.jspecify.annotations.Nullable;

/// How good the candidate is, beside the champion and the baseline, on rows that no fit has seen.
///
/// @param metric on which models are compared
/// @param rows of the hold-out
/// @param trainingRows from which the baseline was made
/// @param classes rows of each class, in the order of the task
/// @param champion on those rows that no fit of it has seen; null: there is none yet, or it cannot be compared
/// @param rules the declared one, then the one found in the training rows
/// @param duels of the candidate with each of them, at every level the gate asks for
/// @param incomparable why the champion cannot be compared, a clause; null: it can, or there is none
/// @param sliceValues distinct values per slice column; a column with more than [#SLICE_VALUES] has no slices
/// @param importance of the candidate's features, most important first; empty: unknown
public record Evaluation(
        Task task,
        Metric metric,
        long rows,
        long trainingRows,
        List<ClassRows> classes,
        ModelEvaluation candidate,
        @Nullable ModelEvaluation champion,
        ModelEvaluation baseline,
        List<RuleEvaluation> rules,
        List<PairedComparison> duels,
        @Nullable String incomparable,
        Map<String, Integer> sliceValues,
        List<Importance> importance,
        List<Finding> findings) {

    /// The greatest number of groups a column is cut into.
    public static final int SLICE_VALUES = 50;

    public Evaluation {
        sliceValues = Collections.unmodifiableMap(new LinkedHashMap<>(sliceValues));
        classes = List.copyOf(classes);
        rules = List.copyOf(rules);
        duels = List.copyOf(duels);
        importance = List.copyOf(importance);
        findings = List.copyOf(findings);
    }

    /// The duel with this opponent at this level; empty where there was none.
    public Optional<PairedComparison> duel(String opponent, double level) {
        return duels.stream()
                .filter(duel -> duel.opponent().equals(opponent) && duel.metric().level() == level)
                .findFirst();
    }

    /// The same with a rule in the candidate's place, and no rule beside it.
    public Evaluation ofRule(RuleEvaluation rule) {
        return new Evaluation(
                task,
                metric,
                rows,
                trainingRows,
                classes,
                rule.model(),
                champion,
                baseline,
                List.of(),
                rule.duels(),
                incomparable,
                sliceValues,
                List.of(),
                findings);
    }

    /// Those that were evaluated: candidate, champion, baseline, rules.
    public List<ModelEvaluation> models() {
        List<ModelEvaluation> models = new ArrayList<>();
        models.add(candidate);
        if (champion != null) {
            models.add(champion);
        }
        models.add(baseline);
        rules.forEach(rule -> models.add(rule.model()));
        return models;
    }
}
