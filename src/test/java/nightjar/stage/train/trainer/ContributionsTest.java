package nightjar.stage.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import nightjar.math.SeededRandom;
import nightjar.model.BoostedModel;
import nightjar.model.ConstantModel;
import nightjar.model.Contributions;
import nightjar.model.ForestModel;
import nightjar.model.LinearModel;
import nightjar.model.Model;
import nightjar.model.ModelFile;
import nightjar.model.RuleModel;
import nightjar.model.Task;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Hyperparameter;
import nightjar.table.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What models say of why they predict what they do, against Shapley values by their definition and against XGBoost's own.
class ContributionsTest {

    private static final int ROWS = 300;
    private static final int COLUMNS = 6;
    private static final int EXPLAINED = 12;

    record Case(Algorithm algorithm, Task task) {}

    static Stream<Case> cases() {
        Task several = new Task.Classes(List.of("a", "b", "c"));
        return Stream.of(new Task.Binary("1", "0"), several, new Task.Regression())
                .flatMap(
                        task ->
                                Algorithm.candidates().stream()
                                        .filter(algorithm -> Trainer.of(algorithm).suits(task))
                                        .map(algorithm -> new Case(algorithm, task)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void baseAndContributionsAddUpToThePrediction(Case one) {
        Model model = model(one);
        Matrix rows = rows();
        int outputs = one.task().outputs();
        double[] predictions = model.predict(rows);

        for (int output = 0; output < outputs; output++) {
            Contributions found = model.contributions(rows, same(output));

            for (int row = 0; row < ROWS; row++) {
                double total = found.total(row);
                double predicted = predictions[row * outputs + output];
                if (one.task() instanceof Task.Classes && !(model instanceof ForestModel)) {
                    continue;
                }
                boolean logOdds =
                        one.task() instanceof Task.Binary && !(model instanceof ForestModel);
                assertThat(logOdds ? 1 / (1 + Math.exp(-total)) : total)
                        .isCloseTo(predicted, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theScoresOfSeveralClassesAddUpToTheirProbabilities(Case one) {
        Model model = model(one);
        if (!(one.task() instanceof Task.Classes) || model instanceof ForestModel) {
            return;
        }
        Matrix rows = rows();
        double[] predictions = model.predict(rows);

        double[][] scores = new double[3][];
        for (int output = 0; output < 3; output++) {
            Contributions found = model.contributions(rows, same(output));
            scores[output] = IntStream.range(0, ROWS).mapToDouble(found::total).toArray();
        }

        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (double[] score : scores) {
                sum += Math.exp(score[row]);
            }
            for (int output = 0; output < 3; output++) {
                assertThat(Math.exp(scores[output][row]) / sum)
                        .isCloseTo(predictions[row * 3 + output], within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void treesAndForestsGiveShapleyValuesByTheirDefinition(Case one) {
        if (!(model(one) instanceof ForestModel forest)) {
            return;
        }
        Matrix rows = rows();
        for (int output = 0; output < one.task().outputs(); output++) {
            Contributions found = forest.contributions(rows, same(output));
            for (int row = 0; row < EXPLAINED; row++) {
                float[] cells = cells(rows, row);

                double[] expected = ShapleyByHand.of(forest, output, cells);

                assertThat(amountsAndBase(found, row)).containsExactly(expected, within(1e-10));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void boostingGivesShapleyValuesByTheirDefinition(Case one) throws Exception {
        if (!(model(one) instanceof BoostedModel boosted)) {
            return;
        }
        Matrix rows = rows();
        String[] dump =
                XGBoost.loadModel(boosted.bytes()).getModelDump((String) null, true, "json");
        for (int output = 0; output < one.task().outputs(); output++) {
            Contributions found = boosted.contributions(rows, same(output));
            for (int row = 0; row < EXPLAINED; row++) {
                float[] cells = cells(rows, row);

                double[] expected = ShapleyByHand.of(dump, one.task().outputs(), output, cells);

                double[] amounts = amountsAndBase(found, row);
                for (int i = 0; i < COLUMNS; i++) {
                    assertThat(amounts[i] / boosted.scale()).isCloseTo(expected[i], within(2e-6));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void boostingAgreesWithXgboostsOwnContributions(Case one) throws Exception {
        if (!(model(one) instanceof BoostedModel boosted)) {
            return;
        }
        Matrix rows = rows();
        int outputs = one.task().outputs();
        Booster booster = XGBoost.loadModel(boosted.bytes());
        float[][] native_ =
                booster.predictContrib(new DMatrix(rows.values(), ROWS, COLUMNS, Float.NaN), 0);
        for (int output = 0; output < outputs; output++) {
            Contributions found = boosted.contributions(rows, same(output));
            for (int row = 0; row < ROWS; row++) {
                double[] own = amountsAndBase(found, row);
                for (int i = 0; i <= COLUMNS; i++) {
                    double theirs = native_[row][output * (COLUMNS + 1) + i];
                    double shift = i == COLUMNS ? boosted.shift() : 0;
                    assertThat((own[i] - shift) / boosted.scale()).isCloseTo(theirs, within(1e-4));
                }
            }
        }
    }

    @Test
    void linearModelsMultiplyTheDistanceFromTheTrainingMean() {
        Case one = new Case(Algorithm.LOGISTIC, new Task.Binary("1", "0"));
        LinearModel linear = (LinearModel) model(one);

        Contributions found = linear.contributions(rows(), same(0));

        double expected =
                linear.weights()[2] * (rows().at(5, 2) - linear.means()[2]) / linear.scales()[2];
        assertThat(found.amount(5, 2)).isCloseTo(expected, within(1e-12));
        assertThat(found.base(5)).isEqualTo(linear.intercepts()[0]);
    }

    @Test
    void nothingMovesAConstant() {
        ConstantModel constant = new ConstantModel(2, List.of(0.2, 0.8));

        Contributions found =
                constant.contributions(new Matrix(1, 2, new float[] {1, 2}), new int[] {1});

        assertThat(List.of(found.base(0), found.amount(0, 0), found.amount(0, 1)))
                .containsExactly(0.8, 0.0, 0.0);
    }

    @Test
    void aRuleMovesTheRowsWhereItHolds() {
        RuleModel rule = new RuleModel(List.of(0.75), List.of(0.25));

        Contributions found =
                rule.contributions(new Matrix(2, 1, new float[] {1, 0}), new int[] {0, 0});

        assertThat(List.of(found.base(0), found.amount(0, 0), found.base(1), found.amount(1, 0)))
                .containsExactly(0.25, 0.5, 0.25, 0.0);
    }

    @Test
    void aForestWrittenBeforeCoversWereKeptStillReadsPredictsAndKeepsItsBytes() {
        Case one = new Case(Algorithm.RANDOM_FOREST, new Task.Binary("1", "0"));
        ForestModel now = (ForestModel) model(one);
        ForestModel before =
                new ForestModel(
                        now.outputs(),
                        now.roots(),
                        now.feature(),
                        now.threshold(),
                        now.next(),
                        now.leaves(),
                        now.gains(),
                        new int[0]);

        byte[] written = ModelFile.write(before);
        Model read = ModelFile.read(written);

        assertThat(new String(written, 0, 23, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("nightjar-model 1 forest");
        assertThat(ModelFile.write(read)).isEqualTo(written);
        assertThat(read.explains()).isFalse();
        assertThat(read.predict(rows())).isEqualTo(now.predict(rows()));
        assertThat(ModelFile.read(ModelFile.write(now)).explains()).isTrue();
    }

    private static double[] amountsAndBase(Contributions found, int row) {
        double[] all = new double[COLUMNS + 1];
        for (int i = 0; i < COLUMNS; i++) {
            all[i] = found.amount(row, i);
        }
        all[COLUMNS] = found.base(row);
        return all;
    }

    private static int[] same(int output) {
        int[] outputs = new int[ROWS];
        Arrays.fill(outputs, output);
        return outputs;
    }

    private static float[] cells(Matrix rows, int row) {
        return Arrays.copyOfRange(rows.values(), row * COLUMNS, (row + 1) * COLUMNS);
    }

    private static Model model(Case one) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        Hyperparameter.of(one.algorithm())
                .forEach(parameter -> parameters.put(parameter.name(), parameter.usual()));
        parameters.computeIfPresent(Hyperparameter.TREES, (_, _) -> 5.0);
        parameters.computeIfPresent(Hyperparameter.ROUNDS, (_, _) -> 40.0);
        try (Trainer trainer = Trainer.of(one.algorithm())) {
            return trainer.fit(
                            Split.all(rows(), labels(one.task())),
                            new Trainer.Job(
                                    one.task(),
                                    new Trial(1, one.algorithm(), parameters, 7),
                                    false),
                            FitCheckpoint.FORGOTTEN)
                    .model();
        }
    }

    /// Two of the columns are whole numbers, so that cells lie on thresholds.
    private static Matrix rows() {
        SeededRandom random = new SeededRandom(20261125);
        float[] cells = new float[ROWS * COLUMNS];
        for (int i = 0; i < cells.length; i++) {
            double cell = random.share() * 6;
            cells[i] = (float) (i % COLUMNS < 2 ? Math.floor(cell) : cell);
        }
        return new Matrix(ROWS, COLUMNS, cells);
    }

    private static double[] labels(Task task) {
        SeededRandom random = new SeededRandom(4);
        Matrix rows = rows();
        double[] labels = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double raw =
                    rows.at(row, 0)
                            - rows.at(row, 1) * rows.at(row, 2) / 3
                            + rows.at(row, 3)
                            + 2 * random.share();
            labels[row] =
                    switch (task) {
                        case Task.Binary _ -> raw > 3 ? 1 : 0;
                        case Task.Classes _ -> raw > 4 ? 2 : raw > 1 ? 1 : 0;
                        case Task.Regression _ -> 100_000 + 25_000 * raw;
                    };
        }
        return labels;
    }
}
