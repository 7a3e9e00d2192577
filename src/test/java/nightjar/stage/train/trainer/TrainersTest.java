package nightjar.stage.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.math.SeededRandom;
import nightjar.model.BoostedModel;
import nightjar.model.ForestModel;
import nightjar.model.ModelFile;
import nightjar.model.Task;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Holdout;
import nightjar.project.training.Hyperparameter;
import nightjar.project.training.Metric;
import nightjar.project.training.TrainSpec;
import nightjar.stage.train.CrossValidation;
import nightjar.stage.train.Threshold;
import nightjar.stage.train.TrialOutcome;
import nightjar.table.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.model.cart.SplitRule;

/// What every trainer promises, on rows that are drawn from a seed.
class TrainersTest {

    private static final int ROWS = 400;
    private static final int COLUMNS = 6;

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
    void theSameSeedGivesTheSameBytesWhateverWasFittedBefore(Case one) throws Exception {
        TrainingSet set = set(one.task());
        try (Trainer trainer = Trainer.of(one.algorithm());
                Trainer fresh = Trainer.of(one.algorithm())) {
            Trainer.Job job = new Trainer.Job(one.task(), trial(one.algorithm(), 7), false);
            trainer.fit(
                    all(set),
                    new Trainer.Job(one.task(), trial(one.algorithm(), 99), false),
                    FitCheckpoint.FORGOTTEN);

            byte[] later =
                    ModelFile.write(trainer.fit(all(set), job, FitCheckpoint.FORGOTTEN).model());
            byte[] first =
                    ModelFile.write(fresh.fit(all(set), job, FitCheckpoint.FORGOTTEN).model());

            assertThat(later).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learnsMoreThanTheBaselineKnows(Case one) {
        try (CrossValidation validation = validation(set(one.task()), metric(one.task()))) {

            TrialOutcome outcome = validation.judge(trial(one.algorithm(), 7));

            assertThat(outcome).isInstanceOf(TrialOutcome.Scored.class);
            TrialOutcome.Scored scored = (TrialOutcome.Scored) outcome;
            assertThat(scored.folds()).hasSize(5);
            assertThat(scored.mean())
                    .isGreaterThan(one.task() instanceof Task.Classes ? 0.6 : 0.35);
        }
    }

    @Test
    void aTrialThatCannotBeFittedIsAnOutcomeWithItsReason() {
        TrainingSet set = set(new Task.Binary("1", "0"));
        double[] oneClass = new double[ROWS];
        TrainingSet hopeless =
                new TrainingSet(set.task(), set.features(), oneClass, set.folds(), false);
        try (CrossValidation validation = validation(hopeless, Metric.AUC)) {

            TrialOutcome outcome = validation.judge(trial(Algorithm.LOGISTIC, 7));

            assertThat(outcome)
                    .isEqualTo(
                            new TrialOutcome.Failed(
                                    trial(Algorithm.LOGISTIC, 7),
                                    "auc is undefined in every fold"));
        }
    }

    @Test
    void aFitThatEndsBeforeItsMinimumIsAFindingOfItsTrial() {
        Trial usual = trial(Algorithm.LOGISTIC, 7);
        Map<String, Double> parameters = new LinkedHashMap<>(usual.parameters());
        parameters.put(Hyperparameter.ITERATIONS, 3.0);
        Trial hasty = new Trial(2, Algorithm.LOGISTIC, parameters, 7);
        try (CrossValidation validation = validation(set(new Task.Binary("1", "0")), Metric.AUC)) {

            TrialOutcome.Scored scored = (TrialOutcome.Scored) validation.judge(hasty);
            TrialOutcome.Scored patient = (TrialOutcome.Scored) validation.judge(usual);

            assertThat(scored.findings())
                    .containsExactly(
                            "in 5 of 5 folds the minimum was not reached in the 3 iterations allowed");
            assertThat(patient.findings()).isEmpty();
        }
    }

    @Test
    void aTrialJudgedInOneFoldHasTheScoreOfTheMiddleOneOfAll() {
        TrainingSet set = set(new Task.Binary("1", "0"));
        TrainSpec spec = spec(Metric.AUC);
        Trial trial = trial(Algorithm.LOGISTIC, 3);

        try (CrossValidation all = validation(set, spec);
                CrossValidation one = validation(set, spec.judgedInOneFold())) {
            TrialOutcome.Scored inAll = (TrialOutcome.Scored) all.judge(trial);
            TrialOutcome.Scored inOne = (TrialOutcome.Scored) one.judge(trial);

            assertThat(inAll.folds()).hasSize(5);
            assertThat(inOne.folds()).containsExactly(inAll.folds().get(2));
        }
    }

    @Test
    void foldsInTimeAreJudgedByWhatCameBeforeThem() {
        TrainingSet set = set(new Task.Binary("1", "0"));
        int[] inTime = IntStream.range(0, ROWS).map(i -> i * 5 / ROWS).toArray();
        TrainingSet ordered =
                new TrainingSet(set.task(), set.features(), set.labels(), inTime, true);

        Split third = Split.ofFold(ordered, ordered.features(), 2);

        assertThat(third.train().size()).isEqualTo(2 * ROWS / 5);
        assertThat(third.validationRows()).containsExactly(IntStream.range(160, 240).toArray());
        assertThat(Split.ofFold(ordered, ordered.features(), 0).unusable(true)).contains("no rows");
    }

    @Test
    void boostingGrownInTwoProcessesIsThatGrownInOne() throws Exception {
        TrainingSet set = set(new Task.Binary("1", "0"));
        Map<String, Double> longer =
                new LinkedHashMap<>(trial(Algorithm.GRADIENT_BOOSTING, 3).parameters());
        longer.put(Hyperparameter.ROUNDS, 75.0);
        Trial trial = new Trial(1, Algorithm.GRADIENT_BOOSTING, longer, 3);
        longer.put(Hyperparameter.ROUNDS, 50.0);
        Trial shorter = new Trial(1, Algorithm.GRADIENT_BOOSTING, longer, 3);
        try (BoostingTrainer trainer = new BoostingTrainer()) {
            Trainer.Job job = new Trainer.Job(set.task(), trial, false);

            BoostedModel whole =
                    (BoostedModel) trainer.fit(all(set), job, FitCheckpoint.FORGOTTEN).model();
            BoostedModel part =
                    (BoostedModel)
                            trainer.fit(
                                            all(set),
                                            new Trainer.Job(set.task(), shorter, false),
                                            FitCheckpoint.FORGOTTEN)
                                    .model();

            assertThat(trees(whole).subList(0, 50)).isEqualTo(trees(part));
            assertThat(trees(whole)).hasSize(75);
        }
    }

    @Test
    void boostingKeepsNoRoundThatDidNotHelp() throws Exception {
        TrainingSet set = set(new Task.Binary("1", "0"));
        Map<String, Double> parameters =
                new LinkedHashMap<>(trial(Algorithm.GRADIENT_BOOSTING, 3).parameters());
        parameters.put(Hyperparameter.ROUNDS, 400.0);
        parameters.put(Hyperparameter.LEARNING_RATE, 0.3);
        Trial trial = new Trial(1, Algorithm.GRADIENT_BOOSTING, parameters, 3);
        try (BoostingTrainer trainer = new BoostingTrainer()) {

            Fit fit =
                    trainer.fit(
                            Split.ofFold(set, set.features(), 0),
                            new Trainer.Job(set.task(), trial, false),
                            FitCheckpoint.FORGOTTEN);

            assertThat(fit.rounds()).isBetween(1, 200);
            assertThat(trees((BoostedModel) fit.model())).hasSize(fit.rounds());
        }
    }

    static Stream<Arguments> fitsInBlocks() {
        return cases().filter(
                        one ->
                                one.algorithm() == Algorithm.RANDOM_FOREST
                                        || one.algorithm() == Algorithm.GRADIENT_BOOSTING)
                .flatMap(one -> Stream.of(true, false).map(judged -> Arguments.of(one, judged)));
    }

    @ParameterizedTest
    @MethodSource("fitsInBlocks")
    void aFitThatDiesAfterAnyBlockGoesOnToTheSameModel(Case one, boolean judged) {
        TrainingSet set = set(one.task());
        Map<String, Double> parameters =
                new LinkedHashMap<>(trial(one.algorithm(), 3).parameters());
        parameters.replace(Hyperparameter.ROUNDS, 110.0);
        parameters.replace(Hyperparameter.TREES, 110.0);
        Trainer.Job job =
                new Trainer.Job(one.task(), new Trial(1, one.algorithm(), parameters, 3), false);
        Split split = judged ? Split.ofFold(set, set.features(), 0) : all(set);
        byte[] undisturbed = fitted(split, job, FitCheckpoint.FORGOTTEN);

        Dying growth = new Dying();
        byte[] resumed = null;
        while (resumed == null) {
            growth.blocksToLive = 1;
            try {
                resumed = fitted(split, job, growth);
            } catch (PowerCut _) {
                growth.deaths++;
            }
        }

        assertThat(growth.deaths).isGreaterThanOrEqualTo(2);
        assertThat(growth.kept).isEqualTo(growth.deaths);
        assertThat(resumed).isEqualTo(undisturbed);
    }

    private static byte[] fitted(Split split, Trainer.Job job, FitCheckpoint growth) {
        try (Trainer trainer = Trainer.of(job.trial().algorithm())) {
            return ModelFile.write(trainer.fit(split, job, growth).model());
        }
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Keeps blocks, and dies right after one.
    private static final class Dying implements FitCheckpoint {

        private final Map<Integer, byte[]> blocks = new LinkedHashMap<>();
        private int blocksToLive;
        private int deaths;
        private int kept;

        @Override
        public byte[] kept(int block) {
            return blocks.getOrDefault(block, new byte[0]);
        }

        @Override
        public void keep(int block, byte[] grown) {
            blocks.put(block, grown);
            kept++;
            if (--blocksToLive <= 0) {
                throw new PowerCut();
            }
        }
    }

    @Test
    void aFlatForestPredictsWhatSmilePredicts() {
        TrainingSet set = set(new Task.Classes(List.of("a", "b", "c")));
        Rows rows = all(set).train();
        DataFrame frame = SmileTrees.frame(rows, set.task());
        smile.classification.RandomForest forest =
                smile.classification.RandomForest.fit(
                        Formula.lhs(SmileTrees.LABEL),
                        frame,
                        new smile.classification.RandomForest.Options(
                                20,
                                3,
                                SplitRule.GINI,
                                10,
                                100,
                                2,
                                1.0,
                                null,
                                java.util.stream.LongStream.rangeClosed(1, 20).toArray(),
                                null));

        ForestModel flat = SmileTrees.flat(List.of(forest.trees()), COLUMNS, set.task());

        double[] predictions = new double[ROWS * 3];
        flat.predict(rows.features(), predictions);
        for (int row = 0; row < ROWS; row++) {
            double[] mean = new double[3];
            for (smile.classification.DecisionTree tree : forest.trees()) {
                double[] shares = new double[3];
                int _ = tree.predict(frame.get(row), shares);
                for (int i = 0; i < 3; i++) {
                    mean[i] += shares[i] / 20;
                }
            }
            for (int i = 0; i < 3; i++) {
                assertThat(predictions[row * 3 + i])
                        .isCloseTo(mean[i], org.assertj.core.api.Assertions.within(1e-12));
            }
        }
    }

    /// The trees of a booster, as XGBoost dumps them.
    private static List<String> trees(BoostedModel model) throws Exception {
        return List.of(
                ml.dmlc.xgboost4j.java.XGBoost.loadModel(model.bytes())
                        .getModelDump((String) null, false));
    }

    private static Metric metric(Task task) {
        return switch (task) {
            case Task.Binary _ -> Metric.AUC;
            case Task.Classes _ -> Metric.ACCURACY;
            case Task.Regression _ -> Metric.R2;
        };
    }

    private static CrossValidation validation(TrainingSet set, Metric metric) {
        return validation(set, spec(metric));
    }

    private static TrainSpec spec(Metric metric) {
        return new TrainSpec(
                new Holdout(0.2, 1, null), metric, 1, 5, TrainSpec.ClassWeight.NONE, Map.of());
    }

    private static CrossValidation validation(TrainingSet set, TrainSpec spec) {
        int[] columns = IntStream.range(0, COLUMNS).toArray();
        Map<Algorithm, int[]> all = new LinkedHashMap<>();
        for (Algorithm algorithm : Algorithm.candidates()) {
            all.put(algorithm, columns);
        }
        return new CrossValidation(
                set, spec, all, new Threshold(null), _ -> FitCheckpoint.FORGOTTEN);
    }

    private static Trial trial(Algorithm algorithm, long seed) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        Hyperparameter.of(algorithm)
                .forEach(parameter -> parameters.put(parameter.name(), parameter.usual()));
        parameters.computeIfPresent(Hyperparameter.TREES, (_, _) -> 60.0);
        parameters.computeIfPresent(Hyperparameter.ROUNDS, (_, _) -> 60.0);
        return new Trial(1, algorithm, parameters, seed);
    }

    private static Split all(TrainingSet set) {
        return Split.all(set.features(), set.labels());
    }

    private static TrainingSet set(Task task) {
        SeededRandom random = new SeededRandom(20261124);
        float[] cells = new float[ROWS * COLUMNS];
        double[] labels = new double[ROWS];
        int[] folds = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < COLUMNS; i++) {
                cells[row * COLUMNS + i] = (float) (random.share() * 2 - 1);
            }
            double raw = 2 * cells[row * COLUMNS] - cells[row * COLUMNS + 1] + random.share() - 0.5;
            labels[row] =
                    switch (task) {
                        case Task.Binary _ -> raw > 0 ? 1 : 0;
                        case Task.Classes _ -> raw > 0.7 ? 2 : raw > -0.7 ? 1 : 0;
                        case Task.Regression _ -> 100 + 10 * raw;
                    };
            folds[row] = row % 5;
        }
        return new TrainingSet(task, new Matrix(ROWS, COLUMNS, cells), labels, folds, false);
    }
}
