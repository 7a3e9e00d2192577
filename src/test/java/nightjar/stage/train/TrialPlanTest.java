package nightjar.stage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Holdout;
import nightjar.project.training.Hyperparameter;
import nightjar.project.training.Metric;
import nightjar.project.training.ParameterRange;
import nightjar.project.training.ParameterRange.Between;
import nightjar.project.training.ParameterRange.Choice;
import nightjar.project.training.TrainSpec;
import nightjar.stage.train.trainer.Trial;
import org.junit.jupiter.api.Test;

class TrialPlanTest {

    @Test
    void trialsAreDealtInTurnAndTheFirstOfEachIsAsUsual() {
        Map<Algorithm, Map<String, ParameterRange>> candidates = new LinkedHashMap<>();
        candidates.put(Algorithm.LOGISTIC, Map.of());
        candidates.put(Algorithm.DECISION_TREE, Map.of());

        List<Trial> trials = TrialPlan.of(spec(4, 5, candidates));

        assertThat(trials)
                .extracting(Trial::algorithm)
                .containsExactly(
                        Algorithm.LOGISTIC,
                        Algorithm.DECISION_TREE,
                        Algorithm.LOGISTIC,
                        Algorithm.DECISION_TREE);
        assertThat(trials).extracting(Trial::number).containsExactly(1, 2, 3, 4);
        assertThat(trials.get(0).parameters())
                .isEqualTo(Map.of("lambda", 1.0, "iterations", 200.0));
        assertThat(trials.get(1).parameters())
                .isEqualTo(Map.of("max_depth", 6.0, "min_leaf", 20.0));
    }

    @Test
    void theSameSeedDrawsTheSameTrials() {
        // As drawn by the first version that had them: champions are trained again to the same
        // bits.
        assertThat(TrialPlan.of(spec(2, 5, Map.of(Algorithm.LOGISTIC, Map.of()))))
                .extracting(Trial::parameters, Trial::seed)
                .containsExactly(
                        tuple(Map.of("lambda", 1.0, "iterations", 200.0), 344382047L),
                        tuple(Map.of("lambda", 0.163, "iterations", 200.0), 357336563L));
    }

    @Test
    void everyDrawLiesInTheRangeAndNoTwoAreAlike() {
        ParameterRange depths = new Between(3, 6, false, true);
        ParameterRange rates = new Between(0.02, 0.3, true, false);

        List<Trial> trials =
                TrialPlan.of(
                        spec(
                                30,
                                5,
                                Map.of(
                                        Algorithm.GRADIENT_BOOSTING,
                                        Map.of("max_depth", depths, "learning_rate", rates))));

        assertThat(trials).hasSize(30).extracting(Trial::parameters).doesNotHaveDuplicates();
        assertThat(trials)
                .extracting(trial -> trial.parameters().get("max_depth"))
                .containsOnly(3.0, 4.0, 5.0, 6.0);
        assertThat(trials)
                .extracting(trial -> trial.parameters().get("learning_rate"))
                .allMatch(rate -> rate != null && rate >= 0.02 && rate <= 0.3);
        assertThat(trials)
                .extracting(trial -> trial.parameters().get("rounds"))
                .as("what is not named stays as usual")
                .containsOnly(300.0);
    }

    @Test
    void theUsualValueIsBroughtIntoTheRange() {
        Map<String, ParameterRange> ranges =
                Map.of(
                        Hyperparameter.MAX_DEPTH, new Between(8, 12, false, true),
                        Hyperparameter.MIN_LEAF, new Choice(List.of(1.0, 15.0, 30.0)));

        Trial first = TrialPlan.of(spec(1, 5, Map.of(Algorithm.DECISION_TREE, ranges))).getFirst();

        assertThat(first.parameters()).isEqualTo(Map.of("max_depth", 8.0, "min_leaf", 15.0));
    }

    @Test
    void aCandidateWithNothingToSearchHasOneTrial() {
        Map<String, ParameterRange> two = Map.of("lambda", new Choice(List.of(0.1, 1.0)));

        assertThat(TrialPlan.of(spec(9, 5, Map.of(Algorithm.LINEAR, two)))).hasSize(2);
    }

    @Test
    void withoutFoldsThereIsOneTrial() {
        assertThat(TrialPlan.of(spec(1, 0, Map.of(Algorithm.LINEAR, Map.of())))).hasSize(1);
    }

    @Test
    void aParameterThatTheAlgorithmDoesNotHaveIsRefused() {
        Map<String, ParameterRange> unknown = Map.of("trees", new Choice(List.of(5.0)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrialPlan.of(spec(1, 5, Map.of(Algorithm.LINEAR, unknown))))
                .withMessage("linear has no parameter 'trees'; it has [lambda]");
    }

    private static TrainSpec spec(
            int trials, int folds, Map<Algorithm, Map<String, ParameterRange>> candidates) {
        return new TrainSpec(
                new Holdout(0.2, 42, null),
                Metric.AUC,
                trials,
                folds,
                TrainSpec.ClassWeight.NONE,
                candidates);
    }
}
