package nightjar.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import nightjar.metric.DeLong;
import nightjar.metric.Difference;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.project.training.Suitability;
import org.junit.jupiter.api.Test;

/// Many nights with fresh hold-outs: how often the gate is right. Scores of both models share most of what they know of a row, as those of
/// two models fitted on the same data do; a quarter of the rows are positive.
class NightsTest {

    private static final int NIGHTS = 200;

    /// Separations of the classes at which the area under the curve is 0.80 and 0.82: the root of two times the normal quantile.
    private static final double AUC_80 = 1.190232;

    private static final double AUC_82 = 1.294540;

    @Test
    void promotesOneOfTwoEqualModelsInFewerThanFiveOfAHundredNights() {
        Map<Decision, Integer> verdicts = nights(10_000, AUC_80, AUC_80);

        assertThat(verdicts.getOrDefault(Decision.PROMOTE, 0)).isLessThanOrEqualTo(NIGHTS / 20);
    }

    @Test
    void promotesAModelBetterByTwoHundredthsOnTenThousandRows() {
        Map<Decision, Integer> verdicts = nights(10_000, AUC_82, AUC_80);

        assertThat(verdicts.getOrDefault(Decision.PROMOTE, 0))
                .isGreaterThanOrEqualTo(NIGHTS * 4 / 5);
    }

    @Test
    void cannotTellOnThreeHundredRowsInNearlyAllNights() {
        Map<Decision, Integer> equal = nights(300, AUC_80, AUC_80);
        Map<Decision, Integer> better = nights(300, AUC_82, AUC_80);

        assertThat(equal.get(Decision.INCONCLUSIVE)).isGreaterThan(NIGHTS * 4 / 5);
        assertThat(better.get(Decision.INCONCLUSIVE)).isGreaterThan(NIGHTS * 4 / 5);
    }

    @Test
    void saysOnThreeHundredRowsHowManyWouldBeEnough() {
        Reason reason = judge(night(300, AUC_82, AUC_80, 3)).reasons().getFirst();

        assertThat(reason.leadsTo()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(reason.sentence())
                .isEqualTo(
                        "auc is 0.8463, that of champion version 3 is 0.8259 on the same 300 rows: 0.0204 better, but so few rows can be so by chance. On all such rows the candidate is somewhere between 0.0244 worse and 0.0651 better (95 % sure). About 3,000 rows in the hold-out would be enough to tell.");
        assertThat(reason.rowsNeeded()).isEqualTo(3000L);
    }

    /// Where the gain is what it was taken for, as many rows as were asked for tell in at least three of four nights; four of five are promised.
    @Test
    void tellsOnAsManyRowsAsItAskedFor() {
        double error = night(200_000, AUC_82, AUC_80, 11).standardError();
        Difference asSeen = Evaluations.difference(200_000, 0.82, 0.80, 0.02, error);
        Long rows = Objects.requireNonNull(Certainty.rowsNeeded(asSeen, 0, 0.01));

        Map<Decision, Integer> verdicts = nights(Math.toIntExact(rows), AUC_82, AUC_80);

        assertThat(verdicts.get(Decision.PROMOTE)).isGreaterThanOrEqualTo(NIGHTS * 3 / 4);
    }

    private static Map<Decision, Integer> nights(int rows, double candidate, double champion) {
        Map<Decision, Integer> verdicts = new EnumMap<>(Decision.class);
        for (int night = 0; night < NIGHTS; night++) {
            Verdict verdict = judge(night(rows, candidate, champion, 1_000 + night));
            verdicts.merge(verdict.word(), 1, Integer::sum);
        }
        return verdicts;
    }

    private static Verdict judge(Difference difference) {
        return Gate.of(
                        List.of(new GateRule.Beats(GateRule.Opponent.CHAMPION, 0.95, 0, null)),
                        Suitability.DEFAULT,
                        Evaluations.candidate(Metric.AUC, difference.first())
                                .rows(difference.rows())
                                .champion(difference)
                                .evaluation())
                .judge(new Costs(0, Double.NaN));
    }

    private static Difference night(int rows, double candidate, double champion, long seed) {
        Random random = new Random(seed);
        double[] labels = new double[rows];
        double[] own = new double[rows];
        double[] other = new double[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextDouble() < 0.25 ? 1 : 0;
            double shared = Math.sqrt(0.7) * random.nextGaussian();
            own[row] = candidate * labels[row] + shared + Math.sqrt(0.3) * random.nextGaussian();
            other[row] = champion * labels[row] + shared + Math.sqrt(0.3) * random.nextGaussian();
        }
        return DeLong.compare(labels, own, other, 0.95);
    }
}
