package nightjar.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nightjar.math.Interval;
import nightjar.metric.Calibration;
import nightjar.metric.CalibrationLine;
import nightjar.metric.Difference;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.project.training.Suitability;
import nightjar.stage.evaluate.SliceEvaluation;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final String TENURE = "contract == 'Month-to-month' && tenure < 12";
    private static final Costs FREE = new Costs(0, Double.NaN);
    private static final GateRule AUC_80 = new GateRule.Bound(Metric.AUC, 0.8, null, null);
    private static final GateRule BY_SENIORITY =
            new GateRule.Bound(Metric.AUC, 0.75, null, "senior_citizen");
    private static final GateRule BEATS_CHAMPION =
            new GateRule.Beats(GateRule.Opponent.CHAMPION, 0.95, 0, null);
    private static final GateRule BEATS_BASELINE =
            new GateRule.Beats(GateRule.Opponent.BASELINE, 0.95, 0, null);

    @Test
    void promotesACandidateThatHoldsTheBound() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).interval(Metric.AUC, 0.8251, 0.8669);

        Verdict verdict = judge(evaluations, AUC_80);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Promote(
                                List.of(
                                        Reason.of(
                                                        "auc >= 0.80",
                                                        Decision.PROMOTE,
                                                        0.846,
                                                        0.8,
                                                        "auc is 0.8460 (95 % interval 0.8251 to 0.8669) on 1,409 rows, at least the 0.80 asked for.")
                                                .with(new Interval(0.8251, 0.8669, 0.95)))));
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
                                        Reason.of(
                                                "auc >= 0.80",
                                                Decision.INCONCLUSIVE,
                                                null,
                                                0.8,
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
                                        Reason.of(
                                                        "auc >= 0.75 where senior_citizen = 0",
                                                        Decision.PROMOTE,
                                                        0.85,
                                                        0.75,
                                                        "auc is 0.8500 where senior_citizen = 0 in 1,180 rows, at least the 0.75 asked for.")
                                                .in("senior_citizen=0"),
                                        Reason.of(
                                                        "auc >= 0.75 where senior_citizen = 1",
                                                        Decision.REJECT,
                                                        0.72,
                                                        0.75,
                                                        "auc is 0.7200 where senior_citizen = 1 in 229 rows, below the 0.75 asked for.")
                                                .in("senior_citizen=1"))));
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
                                        Reason.of(
                                                "beats champion (auc)",
                                                Decision.PROMOTE,
                                                0.846,
                                                null,
                                                "There is no champion yet."))));
    }

    @Test
    void promotesACandidateThatBeatsTheChampionByMoreThanChance() {
        Evaluations evaluations = Evaluations.candidate(Metric.AUC, 0.846).champion(0.826, 0.004);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Promote.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.8460, that of champion version 3 is 0.8260 on the same 1,409 rows: 0.0200 better, and not by chance. On all such rows the candidate is somewhere between 0.0122 better and 0.0278 better (95 % sure).");
    }

    @Test
    void keepsTheChampionWhereAGainWouldBeTooSmallToMatter() {
        Evaluations evaluations = Evaluations.candidate(Metric.AUC, 0.846).champion(0.845, 0.004);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.8460, that of champion version 3 is 0.8450 on the same 1,409 rows: 0.0010 better, which is no gain. On all such rows the candidate is somewhere between 0.0068 worse and 0.0088 better (95 % sure); less than 0.0100 better is not worth a change.");
    }

    @Test
    void keepsTheChampionWhereTheCandidateIsWorse() {
        Evaluations evaluations = Evaluations.candidate(Metric.AUC, 0.81).champion(0.845, 0.004);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.8100, that of champion version 3 is 0.8450 on the same 1,409 rows: 0.0350 worse, and not by chance. On all such rows the candidate is somewhere between 0.0428 worse and 0.0272 worse (95 % sure).");
    }

    @Test
    void keepsTheChampionWhenTheCandidateIsTheSame() {
        Evaluations evaluations = Evaluations.candidate(Metric.AUC, 0.846).champion(0.846, 0);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.8460, that of champion version 3 is 0.8460 on the same 1,409 rows: exactly the same. Nothing would be gained by a change.");
    }

    @Test
    void cannotTellOnFewRowsAndSaysHowManyWouldBeEnough() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).rows(300).champion(0.826, 0.026);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.8460, that of champion version 3 is 0.8260 on the same 300 rows: 0.0200 better, but so few rows can be so by chance. On all such rows the candidate is somewhere between 0.0310 worse and 0.0710 better (95 % sure). About 4,000 rows in the hold-out would be enough to tell.");
        assertThat(verdict.reasons().getFirst().rowsNeeded()).isEqualTo(4000L);
    }

    @Test
    void asksForTheMarginBesideChance() {
        GateRule byALot = new GateRule.Beats(GateRule.Opponent.CHAMPION, 0.95, 0.03, null);
        Evaluations evaluations = Evaluations.candidate(Metric.AUC, 0.846).champion(0.826, 0.002);

        Verdict verdict = judge(evaluations, byALot);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.8460, that of champion version 3 is 0.8260 on the same 1,409 rows: 0.0200 better, which is not enough. On all such rows the candidate is somewhere between 0.0161 better and 0.0239 better (95 % sure), with at least 0.0300 asked for.");
    }

    @Test
    void takesLessForBetterWhereTheMetricIsAnError() {
        Evaluations evaluations = Evaluations.candidate(Metric.RMSE, 24_000).champion(25_000, 200);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Promote.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "rmse is 24000.0000, that of champion version 3 is 25000.0000 on the same 1,409 rows: 1000.0000 better, and not by chance. On all such rows the candidate is somewhere between 608.0072 better and 1391.9928 better (95 % sure).");
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
                        Reason.of(
                                "beats champion (auc)",
                                Decision.HOLD,
                                0.846,
                                null,
                                "The champion cannot be compared: version 3 needs 'plan', which the rows do not have."));
    }

    @Test
    void cannotTellWhoIsBetterWhereANumberIsUndefined() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).champion(Double.NaN, Double.NaN);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc of champion version 3 is undefined on 1,409 rows, so the rule cannot be judged.");
    }

    @Test
    void cannotTellWhereNothingIsKnownOfChance() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846).champion(0.8, Double.NaN);

        Verdict verdict = judge(evaluations, BEATS_CHAMPION);

        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.8460, that of champion version 3 is 0.8000 on the same 1,409 rows: there are too few rows to say what chance does: it takes at least 6 of the rarest class in which the two differ. More rows of every kind are needed to tell.");
    }

    @Test
    void needsNoModelWhereTheBaselineIsAtLeastAsGood() {
        Evaluations evaluations = Evaluations.candidate(Metric.ACCURACY, 0.735).baseline(0.735, 0);

        Verdict verdict = judge(evaluations, BEATS_BASELINE);

        assertThat(verdict).isInstanceOf(Verdict.NoModelNeeded.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "accuracy is 0.7350, that of the baseline, which gives every row the same answer, is 0.7350 on the same 1,409 rows: exactly the same. Nothing would be gained by a change.");
    }

    @Test
    void rejectsWhereNeitherCandidateNorBaselineIsGoodEnough() {
        Verdict verdict =
                judge(
                        Evaluations.candidate(Metric.AUC, 0.49).baseline(0.5, 0.01),
                        AUC_80,
                        BEATS_BASELINE);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
    }

    @Test
    void promotesWhereNothingIsAsked() {
        assertThat(judge(Evaluations.candidate(Metric.AUC, 0.5)))
                .isEqualTo(new Verdict.Promote(List.of()));
    }

    @Test
    void needsAModelThatIsBetterThanEveryRule() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846)
                        .rule("rule", TENURE, 0.7, 0.01, worth(25.5, 21.2))
                        .rule("found_rule", "contract == 'Two year'", 0.74, 0.01, null);

        Verdict verdict = judge(evaluations);

        assertThat(verdict).isInstanceOf(Verdict.Promote.class);
        assertThat(verdict.reasons())
                .extracting(Reason::rule)
                .containsExactly("beats rule (auc)", "beats found rule (auc)");
        assertThat(sentences(verdict))
                .containsExactly(
                        "A model is needed: auc is 0.8460, that of the rule \"contract == 'Month-to-month' && tenure < 12\" is 0.7000 on the same 1,409 rows: 0.1460 better, and not by chance. On all such rows the candidate is somewhere between 0.1264 better and 0.1656 better (95 % sure). Its decisions are worth 25.50 a row, those of the rule 21.20; the difference is somewhere between 2.73 and 5.87 (95 % sure).",
                        "A model is needed: auc is 0.8460, that of the rule \"contract == 'Two year'\" is 0.7400 on the same 1,409 rows: 0.1060 better, and not by chance. On all such rows the candidate is somewhere between 0.0864 better and 0.1256 better (95 % sure).");
    }

    @Test
    void needsNoModelWhereARuleDoesAsWell() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.805).rule("rule", TENURE, 0.8, 0.004, null);

        Gate gate = gate(evaluations);
        Verdict verdict = gate.judge(FREE);

        assertThat(verdict).isInstanceOf(Verdict.NoModelNeeded.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "No model is needed: auc is 0.8050, that of the rule \"contract == 'Month-to-month' && tenure < 12\" is 0.8000 on the same 1,409 rows. The model is 0.0050 better on these rows, and on all such rows somewhere between 0.0028 worse and 0.0128 better (95 % sure), which is no more than chance makes. The rule does as well, and needs no training.");
        Gate.Substitute substitute = Objects.requireNonNull(gate.substitute(verdict));
        assertThat(substitute.rule()).isEqualTo(evaluations.evaluation().rules().getFirst());
        assertThat(substitute.decision()).isEqualTo(Decision.PROMOTE);
    }

    @Test
    void needsNoModelThatEarnsLessThanTheRule() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846)
                        .rule("rule", TENURE, 0.7, 0.01, worth(21.4, 25.4));

        Verdict verdict = judge(evaluations);

        assertThat(verdict).isInstanceOf(Verdict.NoModelNeeded.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "No model is needed: auc is 0.8460, that of the rule \"contract == 'Month-to-month' && tenure < 12\" is 0.7000 on the same 1,409 rows, but the rule earns more. Its decisions are worth 21.40 a row, those of the rule 25.40; the difference is somewhere between -5.57 and -2.43 (95 % sure).");
    }

    @Test
    void cannotSayOnFewRowsWhetherAModelIsNeeded() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.85)
                        .rows(300)
                        .rule("rule", TENURE, 0.8, 0.03, null);

        Verdict verdict = judge(evaluations);

        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "Whether a model is needed cannot be said: auc is 0.8500, that of the rule \"contract == 'Month-to-month' && tenure < 12\" is 0.8000 on the same 300 rows: 0.0500 better, but so few rows can be so by chance. On all such rows the candidate is somewhere between 0.0088 worse and 0.1088 better (95 % sure). About 850 rows in the hold-out would be enough to tell.");
    }

    @Test
    void letsNoRuleCompeteThatIsNoBetterThanOneAnswerForAll() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.51)
                        .rule("found_rule", TENURE, 0.49, 0.01, null);

        assertThat(judge(evaluations)).isEqualTo(new Verdict.Promote(List.of()));
    }

    @Test
    void refusesARuleThatDoesNotHoldTheBoundsItself() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.801).rule("rule", TENURE, 0.799, 0.004, null);
        Gate gate = gate(evaluations, AUC_80);

        Gate.Substitute substitute = gate.substitute(gate.judge(FREE));

        assertThat(substitute).extracting(Gate.Substitute::decision).isEqualTo(Decision.REJECT);
    }

    @Test
    void makesNoVersionOfARuleThatBeatsOneAnswerForAllByChance() {
        Evaluations coins =
                Evaluations.candidate(Metric.AUC, 0.499)
                        .baseline(0.5, 0.02)
                        .rulesUnsureBy(0.02)
                        .rule("found_rule", TENURE, 0.51, 0.02, null);
        Gate gate = gate(coins, BEATS_BASELINE);

        Verdict verdict = gate.judge(FREE);

        assertThat(verdict.word()).isEqualTo(Decision.NO_MODEL_NEEDED);
        assertThat(sentences(verdict).getLast())
                .endsWith(
                        "The rule does as well, but is itself no better than one answer for all by more than chance, so it becomes no version.");
        assertThat(gate.substitute(verdict)).isNull();
    }

    @Test
    void holdsARuleToEverythingThatAModelMustHold() {
        GateRule farther = new GateRule.Beats(GateRule.Opponent.BASELINE, 0.95, 0.4, null);
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.95)
                        .baseline(0.5, 0.001)
                        .rule("rule", TENURE, 0.85, 0.004, worth(20, 30));
        Gate gate = gate(evaluations, farther);

        Gate.Substitute substitute =
                Objects.requireNonNull(gate.substitute(new Verdict.NoModelNeeded(List.of())));

        assertThat(substitute.decision()).isNotEqualTo(Decision.PROMOTE);
    }

    @Test
    void cannotTellAnythingOfAClassOfFewRows() {
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.95)
                        .classOf("No", 4000, 1409)
                        .classOf("Yes", 9, 4);

        Verdict verdict = judge(evaluations, AUC_80);

        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(verdict.reasons().getLast())
                .isEqualTo(
                        Reason.of(
                                        "rows of each class >= 6",
                                        Decision.INCONCLUSIVE,
                                        4.0,
                                        6.0,
                                        "'Yes' has 9 rows for training and 4 rows held out. With fewer than 6 to learn from or to judge by, nothing can be told from chance. About 2,200 rows in the hold-out would be enough to tell.")
                                .needing(2200L));
    }

    @Test
    void countsTheClassesOfFewRowsAndAllRowsWhereANumberIsPredicted() {
        Evaluations letters = Evaluations.candidate(Metric.AUC, 0.95);
        for (String letter : List.of("a", "b", "c", "d", "e")) {
            letters.classOf(letter, 1, 0);
        }

        assertThat(sentences(judge(letters)))
                .containsExactly(
                        "'a' has 1 row for training and 0 rows held out, 'b' has 1 row for training and 0 rows held out, 'c' has 1 row for training and 0 rows held out, and 2 more of the classes have as few. With fewer than 6 to learn from or to judge by, nothing can be told from chance. More rows of every kind are needed to tell.");
        assertThat(sentences(judge(Evaluations.candidate(Metric.RMSE, 2).classOf(null, 9, 3))))
                .containsExactly(
                        "There are 9 rows for training and 3 rows held out. With fewer than 6 to learn from or to judge by, nothing can be told from chance. About 2,900 rows in the hold-out would be enough to tell.");
    }

    @Test
    void asksAPersonWhereTheChampionHasSeenTooManyRowsToTell() {
        Difference onFew = Evaluations.difference(58, 0.85, 0.84, 0.01, 0.04);
        Difference onNone =
                Evaluations.difference(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        Verdict few =
                judge(Evaluations.candidate(Metric.AUC, 0.846).champion(onFew), BEATS_CHAMPION);
        Verdict none =
                judge(Evaluations.candidate(Metric.AUC, 0.846).champion(onNone), BEATS_CHAMPION);

        assertThat(few).isInstanceOf(Verdict.Hold.class);
        assertThat(sentences(few))
                .containsExactly(
                        "auc is 0.8500, that of champion version 3 is 0.8400 on the same 58 rows: 0.0100 better, but so few rows can be so by chance. On all such rows the candidate is somewhere between 0.0684 worse and 0.0884 better (95 % sure). About 7,300 rows that neither was fitted on would be enough to tell. The other 1,351 rows of the hold-out are left out: the champion was fitted on them, or may have been.");
        assertThat(none).isInstanceOf(Verdict.Hold.class);
        assertThat(sentences(none))
                .containsExactly(
                        "auc of champion version 3 is undefined on 0 rows, so the rule cannot be judged. The other 1,409 rows of the hold-out are left out: the champion was fitted on them, or may have been.");
    }

    @Test
    void refusesGroupsThatAreFartherApartThanAllowed() {
        GateRule gap = new GateRule.Gap("gender", Metric.AUC, 0.05);
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846)
                        .slice(slice("gender", "female", 700, 0.86, 0.02))
                        .slice(slice("gender", "male", 709, 0.78, 0.025));

        Verdict verdict = judge(evaluations, gap);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(verdict.reasons().getFirst().rule()).isEqualTo("auc gap <= 0.05 by gender");
        assertThat(verdict.reasons().getFirst().slice()).isEqualTo("gender=male");
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.7800 where gender = male and 0.8600 where gender = female: 0.0800 apart, more than the 0.05 allowed.");
    }

    @Test
    void cannotTellSmallGroupsApart() {
        GateRule gap = new GateRule.Gap("gender", Metric.AUC, 0.05);
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846)
                        .rows(100)
                        .slice(slice("gender", "female", 50, 0.86, 0.08))
                        .slice(slice("gender", "male", 50, 0.78, 0.09));

        Verdict verdict = judge(evaluations, gap);

        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.7800 where gender = male and 0.8600 where gender = female: 0.0800 apart, more than the 0.05 allowed, but groups so small can be so far apart by chance. About 470 rows in the hold-out would be enough to tell.");
    }

    @Test
    void holdsAGapWithinTheBound() {
        GateRule gap = new GateRule.Gap("gender", Metric.AUC, 0.1);
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846)
                        .slice(slice("gender", "female", 700, 0.86, 0.02))
                        .slice(slice("gender", "male", 709, 0.78, 0.025));

        assertThat(sentences(judge(evaluations, gap)))
                .containsExactly(
                        "auc is 0.7800 where gender = male and 0.8600 where gender = female: 0.0800 apart, within the 0.10 allowed.");
    }

    @Test
    void refusesARegressionInOneGroupAndNamesIt() {
        GateRule drop = new GateRule.Drop("region", Metric.AUC, 0.02);
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846)
                        .champion(0.84, 0.001)
                        .slice(against("region", "north", 900, 0.86, 0.85))
                        .slice(against("region", "south", 509, 0.78, 0.83));

        Verdict verdict = judge(evaluations, drop);

        assertThat(verdict).isInstanceOf(Verdict.Reject.class);
        assertThat(verdict.reasons())
                .extracting(Reason::rule, Reason::held, Reason::slice)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "auc drop <= 0.02 where region = north", true, "region=north"),
                        org.assertj.core.groups.Tuple.tuple(
                                "auc drop <= 0.02 where region = south", false, "region=south"));
        assertThat(sentences(verdict))
                .containsExactly(
                        "auc is 0.8600 where region = north in 900 rows, that of the champion is 0.8500: 0.0100 better, within the 0.02 allowed.",
                        "auc is 0.7800 where region = south in 509 rows, that of the champion is 0.8300: 0.0500 worse, more than the 0.02 allowed.");
    }

    @Test
    void judgesWhetherProbabilitiesComeTrue() {
        GateRule rule = new GateRule.Calibrated(0.05);
        Evaluations evaluations = Evaluations.candidate(Metric.AUC, 0.846);

        assertThat(sentences(judge(evaluations.calibration(calibration(0.03, 1409)), rule)))
                .containsExactly(
                        "Predicted probabilities are 0.0300 off from what happened on 1,409 rows, within the 0.05 allowed.");
        assertThat(judge(evaluations.calibration(calibration(0.08, 1409)), rule))
                .isInstanceOf(Verdict.Reject.class);
        assertThat(sentences(judge(evaluations.calibration(calibration(0.08, 1409)), rule)))
                .containsExactly(
                        "Predicted probabilities are 0.0800 off from what happened on 1,409 rows, more than the 0.05 allowed.");
        Verdict few = judge(evaluations.rows(60).calibration(calibration(0.08, 60)), rule);
        assertThat(few).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sentences(few))
                .containsExactly(
                        "Predicted probabilities are 0.0800 off from what happened on 60 rows, more than the 0.05 allowed; but on so few rows even true probabilities would be about 0.0446 off. About 200 rows in the hold-out would be enough to tell.");
    }

    @Test
    void judgesTimeAndSize() {
        Evaluations evaluations = Evaluations.candidate(Metric.AUC, 0.846);
        Gate gate = gate(evaluations, new GateRule.Latency(5), new GateRule.Size(10_000_000));

        assertThat(sentences(gate.judge(new Costs(1_234_567, 3.25))))
                .containsExactly(
                        "1,000 rows are predicted in 3.2500 ms on this machine, within the 5.00 ms allowed.",
                        "The model has 1,234,567 bytes, within the 10,000,000 allowed.");
        assertThat(gate.judge(new Costs(12_345_678, 7.5))).isInstanceOf(Verdict.Reject.class);
        assertThat(sentences(gate.judge(new Costs(12_345_678, 7.5))))
                .containsExactly(
                        "1,000 rows are predicted in 7.5000 ms on this machine, more than the 5.00 ms allowed.",
                        "The model has 12,345,678 bytes, more than the 10,000,000 allowed.");
    }

    @Test
    void judgesWhatDecisionsAreWorth() {
        GateRule rule = new GateRule.Worth(20, GateRule.Over.NOTHING, 0.95);
        Evaluations evaluations = Evaluations.candidate(Metric.AUC, 0.846);

        assertThat(sentences(judge(evaluations.money(25, 22, 28), rule)))
                .containsExactly(
                        "Decisions by the candidate are worth 25.00 a row on 1,409 rows (on all such rows between 22.00 and 28.00, 95 % sure), at least the 20.00 asked for.");
        assertThat(judge(evaluations.money(21, 18, 24), rule))
                .isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sentences(judge(evaluations.money(21, 18, 24), rule)))
                .containsExactly(
                        "Decisions by the candidate are worth 21.00 a row on 1,409 rows (on all such rows between 18.00 and 24.00, 95 % sure), at least the 20.00 asked for, but chance is not ruled out. About 26,000 rows in the hold-out would be enough to tell.");
        assertThat(judge(evaluations.money(15, 12, 18), rule)).isInstanceOf(Verdict.Reject.class);
        assertThat(sentences(judge(evaluations.money(15, 12, 18), rule)))
                .containsExactly(
                        "Decisions by the candidate are worth 15.00 a row on 1,409 rows (on all such rows between 12.00 and 18.00, 95 % sure), below the 20.00 asked for.");
    }

    @Test
    void judgesWhatDecisionsAreWorthMoreThanThoseOfTheRule() {
        GateRule rule = new GateRule.Worth(2, GateRule.Over.RULE, 0.95);
        Evaluations evaluations =
                Evaluations.candidate(Metric.AUC, 0.846)
                        .rule("rule", TENURE, 0.7, 0.01, worth(25.5, 21.2));

        assertThat(judge(evaluations, rule).reasons().getFirst().sentence())
                .isEqualTo(
                        "Decisions by the candidate are worth 25.50 a row, those of the rule \"contract == 'Month-to-month' && tenure < 12\" 21.20 on the same 1,409 rows: 4.30 more (on all such rows between 2.73 and 5.87, 95 % sure), at least the 2.00 asked for.");
    }

    private static SliceEvaluation slice(
            String column, String value, long rows, double auc, double half) {
        return new SliceEvaluation(
                column,
                value,
                rows,
                Map.of("auc", auc),
                Map.of("auc", new Interval(auc - half, auc + half, 0.95)),
                Map.of());
    }

    private static SliceEvaluation against(
            String column, String value, long rows, double auc, double champion) {
        return new SliceEvaluation(
                column,
                value,
                rows,
                Map.of("auc", auc),
                Map.of(),
                Map.of("auc", Evaluations.difference(rows, auc, champion, auc - champion, 0.01)));
    }

    private static Difference worth(double candidate, double rule) {
        return Evaluations.difference(1409, candidate, rule, candidate - rule, 0.8);
    }

    /// All rows in one bin.
    private static Calibration calibration(double error, long rows) {
        return new Calibration(
                List.of(new Calibration.Bin(0.2, 0.3, rows, 0.25, 0.25 + error)),
                error,
                new CalibrationLine(0, 1));
    }

    private static Gate gate(Evaluations evaluations, GateRule... rules) {
        return Gate.of(List.of(rules), Suitability.DEFAULT, evaluations.evaluation());
    }

    private static Verdict judge(Evaluations evaluations, GateRule... rules) {
        return gate(evaluations, rules).judge(FREE);
    }

    private static List<String> sentences(Verdict verdict) {
        return verdict.reasons().stream().map(Reason::sentence).toList();
    }
}
