package nightjar.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.spec.GateRule;
import nightjar.spec.Metric;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final GateRule AUC_80 = new GateRule.Bound(Metric.AUC, 0.8, null, null);
    private static final GateRule BY_SENIORITY =
            new GateRule.Bound(Metric.AUC, 0.75, null, "senior_citizen");
    private static final GateRule BEATS_CHAMPION = new GateRule.Beats(GateRule.Opponent.CHAMPION);
    private static final GateRule BEATS_BASELINE = new GateRule.Beats(GateRule.Opponent.BASELINE);

    @Test
    void promotesACandidateThatHoldsTheBound() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).interval(Metric.AUC, 0.8251, 0.8669);

        Verdict verdict = judge(evaluations, AUC_80);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Promote(
                                List.of(
                                        new Reason(
                                                "auc >= 0.80",
                                                true,
                                                0.846,
                                                0.8,
                                                null,
                                                Decision.PROMOTE,
                                                "auc is 0.8460 (95 % interval 0.8251 to 0.8669) on 1,409 rows, at least the 0.80 asked for."))));
    }

    @Test
    void promotesACandidateOnTheBound() {
        assertThat(judge(Evaluations.candidate(Metric.AUC, 0.8), AUC_80))
                .isInstanceOf(Verdict.Promote.class);
    }

    @Test
    void rejectsACandidateJustBelowTheBoundAndShowsThatItIs() {
        Verdict verdict = judge(Evaluations.candidate(Metric.AUC, 0.79996), AUC_80);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(sentences(verdict))
                .containsExactly("auc is 0.79996 on 1,409 rows, below the 0.80 asked for.");
    }

    @Test
    void givesOneReasonPerBound() {
        GateRule both = new GateRule.Bound(Metric.LOG_LOSS, 0.1, 0.425, null);

        Verdict verdict = judge(Evaluations.candidate(Metric.LOG_LOSS, 0.5), both);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(verdict.reasons())
                .extracting(Reason::rule)
                .containsExactly("log_loss >= 0.10", "log_loss <= 0.425");
        assertThat(sentences(verdict))
                .containsExactly(
                        "log_loss is 0.5000 on 1,409 rows, at least the 0.10 asked for.",
                        "log_loss is 0.5000 on 1,409 rows, above the 0.425 asked for.");
    }

    @Test
    void cannotJudgeAnUndefinedMetric() {
        Verdict verdict = judge(Evaluations.candidate(Metric.AUC, Double.NaN), AUC_80);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Inconclusive(
                                List.of(
                                        new Reason(
                                                "auc >= 0.80",
                                                false,
                                                null,
                                                0.8,
                                                null,
                                                Decision.INCONCLUSIVE,
                                                "auc is undefined on 1,409 rows, so the rule cannot be judged."))));
    }

    @Test
    void cannotJudgeAMetricThatWasNotMeasured() {
        assertThat(judge(Evaluations.candidate(Metric.RMSE, 12), AUC_80))
                .isInstanceOf(Verdict.Inconclusive.class);
    }

    @Test
    void givesOneReasonPerValueOfASlice() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846)
                        .slice("senior_citizen", "0", 1180, 0.85)
                        .slice("senior_citizen", "1", 229, 0.72);

        Verdict verdict = judge(evaluations, BY_SENIORITY);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Reject(
                                List.of(
                                        new Reason(
                                                "auc >= 0.75 where senior_citizen = 0",
                                                true,
                                                0.85,
                                                0.75,
                                                "senior_citizen=0",
                                                Decision.PROMOTE,
                                                "auc is 0.8500 where senior_citizen = 0 in 1,180 rows, at least the 0.75 asked for."),
                                        new Reason(
                                                "auc >= 0.75 where senior_citizen = 1",
                                                false,
                                                0.72,
                                                0.75,
                                                "senior_citizen=1",
                                                Decision.REJECT,
                                                "auc is 0.7200 where senior_citizen = 1 in 229 rows, below the 0.75 asked for."))));
    }

    @Test
    void cannotJudgeASliceOfOneRow() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).slice("senior_citizen", "", 1, Double.NaN);

        Verdict verdict = judge(evaluations, BY_SENIORITY);

        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is undefined where senior_citizen = (missing) in 1 row, so the rule cannot be judged.");
    }

    @Test
    void cannotJudgeASliceOfTooManyValues() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).slicedInto("senior_citizen", 51);

        Verdict verdict = judge(evaluations, BY_SENIORITY);

        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(verdict.reasons().getFirst().rule()).isEqualTo("auc >= 0.75 by senior_citizen");
        assertThat(sentences(verdict))
                .containsExactly(
                        "senior_citizen has 51 values in the hold-out; a slice has 1 to 50, so the rule cannot be judged.");
    }

    @Test
    void promotesTheFirstCandidateBecauseThereIsNoChampionToBeat() {
        Verdict verdict = judge(Evaluations.candidate(Metric.AUC, 0.846), BEATS_CHAMPION);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Promote(
                                List.of(
                                        new Reason(
                                                "beats champion (auc)",
                                                true,
                                                0.846,
                                                null,
                                                null,
                                                Decision.PROMOTE,
                                                "There is no champion yet."))));
    }

    @Test
    void promotesACandidateThatBeatsTheChampion() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).champion(Metric.AUC, 0.84596);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Promote.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.84600 on 1,409 rows, better than the 0.84596 of champion version 3.");
    }

    @Test
    void keepsTheChampionWhenTheCandidateIsEquallyGood() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).champion(Metric.AUC, 0.846);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.8460 on 1,409 rows, no better than the 0.8460 of champion version 3.");
    }

    @Test
    void takesLessForBetterWhereTheMetricIsAnError() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.RMSE, 24_000).champion(Metric.RMSE, 25_000);

        Verdict verdict =
                Gate.judge(List.of(BEATS_CHAMPION), evaluations.evaluation(), Metric.RMSE);

        assertThat(verdict).isInstanceOf(Verdict.Promote.class);
    }

    @Test
    void holdsWhereTheChampionCannotBeCompared() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846)
                        .incomparable("version 3 needs 'plan', which the rows do not have");

        Verdict verdict = judge(evaluations, AUC_80, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Hold.class);
        assertThat(verdict.reasons().getLast())
                .isEqualTo(
                        new Reason(
                                "beats champion (auc)",
                                false,
                                0.846,
                                null,
                                null,
                                Decision.HOLD,
                                "The champion cannot be compared: version 3 needs 'plan', which the rows do not have."));
    }

    @Test
    void cannotTellWhoIsBetterWhereANumberIsUndefined() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).champion(Metric.AUC, Double.NaN);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc of champion version 3 is undefined on 1,409 rows, so the rule cannot be judged.");
    }

    @Test
    void needsNoModelWhereTheBaselineIsAtLeastAsGood() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.ACCURACY, 0.735).baseline(Metric.ACCURACY, 0.735);

        Verdict verdict =
                Gate.judge(List.of(BEATS_BASELINE), evaluations.evaluation(), Metric.ACCURACY);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.NoModelNeeded(
                                List.of(
                                        new Reason(
                                                "beats baseline (accuracy)",
                                                false,
                                                0.735,
                                                0.735,
                                                null,
                                                Decision.NO_MODEL_NEEDED,
                                                "accuracy is 0.7350 on 1,409 rows, no better than the 0.7350 of the baseline, "
                                                        + "which gives every row the same answer."))));
    }

    @Test
    void rejectsWhereNeitherCandidateNorBaselineIsGoodEnough() {
        Verdict verdict = judge(Evaluations.candidate(Metric.AUC, 0.49), AUC_80, BEATS_BASELINE);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
    }

    @Test
    void promotesWhereNothingIsAsked() {
        assertThat(judge(Evaluations.candidate(Metric.AUC, 0.5)))
                .isEqualTo(new Verdict.Promote(List.of()));
    }

    private static Verdict judge(Evaluations evaluations, GateRule... rules) {
        return Gate.judge(List.of(rules), evaluations.evaluation(), Metric.AUC);
    }

    private static List<String> sentences(Verdict verdict) {
        return verdict.reasons().stream().map(Reason::sentence).toList();
    }
}
