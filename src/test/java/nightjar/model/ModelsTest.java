package nightjar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nightjar.table.Matrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Predictions and contributions worked out by hand.
class ModelsTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /// One split at 0.5: three training rows had 10 on the left, one had 20 on the right.
    private static final ForestModel STUMP =
            new ForestModel(
                    1,
                    new int[] {0},
                    new int[] {0, ForestModel.LEAF, ForestModel.LEAF},
                    new float[] {0.5f, 0, 0},
                    new int[] {2, 0, 1},
                    new double[] {10, 20},
                    new double[] {1},
                    new int[] {4, 3, 1});

    /// 80 where both columns are above 0.5, else 0; four rows, one in each corner.
    private static final ForestModel BOTH =
            new ForestModel(
                    1,
                    new int[] {0},
                    new int[] {0, ForestModel.LEAF, 1, ForestModel.LEAF, ForestModel.LEAF},
                    new float[] {0.5f, 0, 0.5f, 0, 0},
                    new int[] {2, 0, 4, 1, 2},
                    new double[] {0, 0, 80},
                    new double[] {1, 1},
                    new int[] {4, 2, 2, 1, 1});

    @Test
    void aLogisticModelStandardisesItsCells() {
        LinearModel model =
                new LinearModel(
                        Link.LOGISTIC,
                        new double[] {1, 0},
                        new double[] {2, 1},
                        new double[] {0.5},
                        new double[] {1, -2});

        // 0.5 + (3 - 1) / 2 - 2 * 0.25 = 1, whose logistic function is e / (1 + e).
        assertThat(model.predict(row(3, 0.25f))[0]).isEqualTo(Math.E / (1 + Math.E), EXACT);
        assertThat(amounts(model.contributions(row(3, 0.25f), new int[1])))
                .containsExactly(1, -0.5);
    }

    @Test
    void softmaxSharesOutWhatTheScoresSay() {
        LinearModel model =
                new LinearModel(
                        Link.SOFTMAX,
                        new double[] {0},
                        new double[] {1},
                        new double[] {Math.log(1), Math.log(2), Math.log(3)},
                        new double[] {0, 0, 0});

        assertThat(model.predict(row(9)))
                .containsExactly(new double[] {1 / 6.0, 2 / 6.0, 3 / 6.0}, EXACT);
    }

    @Test
    void largeScoresDoNotOverflow() {
        LinearModel model =
                new LinearModel(
                        Link.SOFTMAX,
                        new double[] {0},
                        new double[] {1},
                        new double[] {0, 0},
                        new double[] {1, 2});

        assertThat(model.predict(row(5_000))).containsExactly(0, 1);
    }

    @Test
    void aCellThatIsNoNumberCountsAsTheMeanAndInfinityAsALargeNumber() {
        LinearModel model =
                new LinearModel(
                        Link.IDENTITY,
                        new double[] {4},
                        new double[] {1},
                        new double[] {7},
                        new double[] {2});

        assertThat(model.predict(row(Float.NaN))).containsExactly(7);
        assertThat(model.predict(row(Float.POSITIVE_INFINITY))[0]).isEqualTo(2e30, within(1e16));
    }

    @Test
    void cellsUpToTheThresholdGoLeftAndMissingOnesRight() {
        assertThat(STUMP.predict(new Matrix(3, 1, new float[] {0.5f, 0.6f, Float.NaN})))
                .containsExactly(10, 20, 20);
    }

    @Test
    void aForestIsTheMeanOfItsTrees() {
        ForestModel forest = ForestModel.joined(STUMP, STUMP);

        assertThat(forest.trees()).isEqualTo(2);
        assertThat(forest.predict(row(0))).containsExactly(10);
        assertThat(forest.gains()).containsExactly(2);
        assertThat(amounts(forest.contributions(row(0), new int[1]))).containsExactly(-2.5);
    }

    @Test
    void theReasonOfOneSplitIsTheWayFromTheMean() {
        Contributions left = STUMP.contributions(row(0), new int[1]);

        assertThat(left.base(0)).isEqualTo(12.5);
        assertThat(left.amount(0, 0)).isEqualTo(-2.5);
    }

    @Test
    void twoColumnsThatAreNeededBothShareWhatTheyBring() {
        // Shapley: alone either lifts the mean of 20 to 40, the second lifts 40 to 80.
        Contributions both = BOTH.contributions(row(1, 1), new int[1]);
        // Neither: the first known one takes 20 to 0, the second changes nothing.
        Contributions neither = BOTH.contributions(row(0, 0), new int[1]);

        assertThat(both.base(0)).isEqualTo(20, EXACT);
        assertThat(amounts(both)).containsExactly(new double[] {30, 30}, EXACT);
        assertThat(amounts(neither)).containsExactly(new double[] {-10, -10}, EXACT);
    }

    @Test
    void treesThatLeadNowhereAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new ForestModel(
                                        1,
                                        new int[] {0},
                                        new int[] {0, ForestModel.LEAF},
                                        new float[] {0, 0},
                                        new int[] {0, 0},
                                        new double[] {1},
                                        new double[] {1},
                                        new int[0]));
    }

    @Test
    void theLeastModelIsTheShareOfEachClassOrTheMean() {
        assertThat(
                        ConstantModel.fit(
                                        new Task.Classes(List.of("a", "b", "c")),
                                        2,
                                        new double[] {0, 2, 2, 2})
                                .predictions())
                .containsExactly(0.25, 0.0, 0.75);
        assertThat(
                        ConstantModel.fit(new Task.Regression(), 0, new double[] {1, 2, 6})
                                .predictions())
                .containsExactly(3.0);
    }

    @Test
    void aRuleAnswersByItsOneColumn() {
        RuleModel rule = new RuleModel(List.of(0.9), List.of(0.2));

        assertThat(rule.predict(new Matrix(2, 1, new float[] {1, 0}))).containsExactly(0.9, 0.2);
        assertThat(amounts(rule.contributions(row(1), new int[1])))
                .containsExactly(new double[] {0.7}, EXACT);
    }

    @Test
    void aMatrixOfAnotherWidthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STUMP.predict(row(1, 2)))
                .withMessage("A matrix of 2 columns for a model of 1 features");
    }

    private static Matrix row(float... cells) {
        return new Matrix(1, cells.length, cells);
    }

    private static double[] amounts(Contributions found) {
        double[] amounts = new double[found.columns()];
        for (int column = 0; column < amounts.length; column++) {
            amounts[column] = found.amount(0, column);
        }
        return amounts;
    }
}
