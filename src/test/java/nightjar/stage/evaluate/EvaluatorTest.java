package nightjar.stage.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import nightjar.durable.Json;
import nightjar.metric.ConfusionMatrix;
import nightjar.metric.Difference;
import nightjar.metric.Money;
import nightjar.model.Task;
import nightjar.project.Goal;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.project.training.Reaction;
import nightjar.project.training.Suitability;
import nightjar.stage.clean.split.HoldoutRule;
import nightjar.stage.evaluate.challenger.Challenge;
import nightjar.stage.evaluate.challenger.Challenger;
import nightjar.stage.evaluate.challenger.Champion;
import nightjar.stage.evaluate.challenger.Importance;
import nightjar.stage.evaluate.challenger.RuleChallenger;
import nightjar.stage.validate.Finding;
import nightjar.table.RecordBatch;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final Task BINARY = new Task.Binary("Yes", "No");

    /// Eight rows of the hold-out in two batches, and four for training, one of them positive.
    private static final List<RecordBatch> NIGHT =
            List.of(
                    Batches.clean(
                            1, "a 0.9 1 -1", "b 0.8 1 -1", "a 0.7 0 -1", "a 0.5 1 0", "b 0.5 0 0"),
                    Batches.clean(
                            6,
                            "b 0.6 1 -1",
                            "a 0.4 0 -1",
                            "b 0.3 1 -1",
                            "a 0.2 0 -1",
                            "- 0.1 0 -1",
                            "a 0.5 0 1",
                            "a 0.5 0 2"));

    @Test
    void comparesAllOnTheSameRows() {
        Champion champion = new Champion.Comparable(3, Batches.scored(-0.45), null);

        Evaluation evaluation = evaluate(NIGHT, BINARY, Batches.scored(0), champion, "plan");

        assertThat(evaluation.rows()).isEqualTo(8);
        assertThat(evaluation.trainingRows()).isEqualTo(4);
        assertThat(evaluation.models())
                .extracting(ModelEvaluation::name)
                .containsExactly("candidate", "champion", "baseline");
        assertThat(evaluation.candidate().value(Metric.AUC)).isEqualTo(13 / 16.0);
        assertThat(evaluation.candidate().confusion())
                .isEqualTo(
                        new ConfusionMatrix(
                                List.of("No", "Yes"), List.of(List.of(3L, 1L), List.of(1L, 3L))));
        assertThat(evaluation.models().get(1).value(Metric.AUC)).isEqualTo(13 / 16.0);
        assertThat(evaluation.models().get(1).value(Metric.RECALL)).isZero();
        assertThat(evaluation.baseline().value(Metric.AUC)).isEqualTo(0.5);
        assertThat(evaluation.baseline().value(Metric.ACCURACY)).isEqualTo(0.5);
        assertThat(evaluation.baseline().value(Metric.BRIER))
                // One of four, and one more of each class.
                .isCloseTo((1 / 9.0 + 4 / 9.0) / 2, within(1e-15));
        assertThat(evaluation.findings()).isEmpty();
    }

    @Test
    void cutsTheRowsByTheTextOfAColumn() {
        Evaluation evaluation =
                evaluate(NIGHT, BINARY, Batches.scored(0), new Champion.None(), "plan");

        List<SliceEvaluation> slices = evaluation.candidate().slices("plan");

        assertThat(evaluation.sliceValues()).isEqualTo(Map.of("plan", 3));
        assertThat(slices)
                .extracting(SliceEvaluation::slice)
                .containsExactly("plan=", "plan=a", "plan=b");
        assertThat(slices).extracting(SliceEvaluation::rows).containsExactly(1L, 4L, 3L);
        assertThat(slices.get(0).metrics().values()).allMatch(value -> value.isNaN());
        assertThat(slices.get(1).value(Metric.AUC)).isEqualTo(1);
        assertThat(slices.get(1).value(Metric.ACCURACY)).isEqualTo(0.75);
        assertThat(slices.get(2).value(Metric.AUC)).isNaN();
        assertThat(slices.get(2).value(Metric.ACCURACY)).isCloseTo(2 / 3.0, within(1e-15));
    }

    @Test
    void cutsByANumberAsItIsWritten() {
        Evaluation evaluation =
                evaluate(NIGHT, BINARY, Batches.scored(0), new Champion.None(), "score");

        assertThat(evaluation.candidate().slices("score"))
                .extracting(SliceEvaluation::value)
                .containsExactly("0.1", "0.2", "0.3", "0.4", "0.6", "0.7", "0.8", "0.9");
    }

    @Test
    void cutsNoColumnIntoMoreThanFiftyGroups() {
        String[] rows =
                IntStream.range(0, 51)
                        .mapToObj(i -> "p" + i + " 0.5 " + i % 2 + " -1")
                        .toArray(String[]::new);

        Evaluation evaluation =
                evaluate(
                        List.of(Batches.clean(1, rows)),
                        BINARY,
                        Batches.scored(0),
                        new Champion.None(),
                        "plan");

        assertThat(evaluation.sliceValues()).isEqualTo(Map.of("plan", 51));
        assertThat(evaluation.candidate().slices()).isEmpty();
    }

    @Test
    void saysWhyAChampionCannotBeCompared() {
        Champion champion = new Champion.Incomparable(3, "version 3 needs 'region'");

        Evaluation evaluation = evaluate(NIGHT, BINARY, Batches.scored(0), champion, "plan");

        assertThat(evaluation.champion()).isNull();
        assertThat(evaluation.incomparable()).isEqualTo("version 3 needs 'region'");
    }

    @Test
    void refusesAHoldoutWithoutRows() {
        Evaluation evaluation =
                evaluate(
                        List.of(Batches.clean(1, "a 0.5 1 0")),
                        BINARY,
                        Batches.scored(0),
                        new Champion.None(),
                        "plan");

        assertThat(evaluation.findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE),
                        finding ->
                                assertThat(finding)
                                        .hasToString(
                                                "train.holdout: found no row in the hold-out; expected rows that no fit has seen. "
                                                        + "Give more rows, or a greater train.holdout.fraction"));
    }

    @Test
    void flagsAHoldoutOfOneClass() {
        Evaluation evaluation =
                evaluate(
                        List.of(Batches.clean(1, "a 0.5 0 -1", "a 0.6 0 -1", "a 0.5 1 0")),
                        BINARY,
                        Batches.scored(0),
                        new Champion.None(),
                        "plan");

        assertThat(evaluation.candidate().value(Metric.AUC)).isNaN();
        assertThat(evaluation.findings())
                .extracting(Finding::found)
                .containsExactly("no row labelled 'Yes'");
        assertThat(evaluation.findings())
                .extracting(Finding::reaction)
                .containsExactly(Reaction.WARN);
    }

    @Test
    void flagsPredictionsThatAreNoNumbersAndMeasuresNothing() {
        Evaluation evaluation =
                evaluate(NIGHT, BINARY, Batches.scored(Double.NaN), new Champion.None(), "plan");

        assertThat(evaluation.candidate().metrics().values()).allMatch(value -> value.isNaN());
        assertThat(evaluation.candidate().confusion()).isNull();
        assertThat(evaluation.findings())
                .extracting(Finding::found)
                .containsExactly("8 predictions of the candidate that are no number");
    }

    @Test
    void comparesARegressionWithTheMeanOfTheTrainingRows() {
        List<RecordBatch> rows =
                List.of(Batches.clean(1, "a 11 10 -1", "a 19 20 -1", "a 0 10 0", "a 0 15 1"));

        Evaluation evaluation =
                evaluate(
                        rows,
                        new Task.Regression(),
                        Batches.scored(0),
                        new Champion.None(),
                        "plan");

        assertThat(evaluation.candidate().value(Metric.RMSE)).isEqualTo(1);
        assertThat(evaluation.baseline().value(Metric.MAE)).isEqualTo((2.5 + 7.5) / 2);
        assertThat(evaluation.candidate().calibration()).isNull();
        assertThat(evaluation.candidate().confusion()).isNull();
        assertThat(evaluation.candidate().scores()).isNotNull();
    }

    @Test
    void comparesClassesWithTheirSharesInTheTrainingRows() {
        Task task = new Task.Classes(List.of("red", "green", "blue"));
        Challenger candidate =
                new Challenger(rows -> new double[] {0.7, 0.2, 0.1, 0.1, 0.2, 0.7}, 0.5);
        List<RecordBatch> rows =
                List.of(Batches.clean(1, "a 0 0 -1", "a 0 1 -1", "a 0 2 0", "a 0 2 1", "a 0 0 2"));

        Evaluation evaluation = evaluate(rows, task, candidate, new Champion.None(), "plan");

        assertThat(evaluation.candidate().value(Metric.ACCURACY)).isEqualTo(0.5);
        assertThat(evaluation.baseline().confusion())
                .isEqualTo(
                        new ConfusionMatrix(
                                List.of("red", "green", "blue"),
                                List.of(
                                        List.of(0L, 0L, 1L),
                                        List.of(0L, 0L, 1L),
                                        List.of(0L, 0L, 0L))));
        assertThat(evaluation.findings())
                .extracting(Finding::found)
                .containsExactly("no row labelled 'blue'");
    }

    @Test
    void isReadAsItWasWrittenWithUndefinedNumbersToo() {
        Champion champion = new Champion.Comparable(3, Batches.scored(-0.45), null);
        Evaluation evaluation = evaluate(NIGHT, BINARY, Batches.scored(0), champion, "plan");

        Evaluation read = Json.read(Json.write(evaluation), Evaluation.class);

        assertThat(read).isEqualTo(evaluation);
    }

    @Test
    void letsSimpleRulesAndTheChampionFightTheCandidate() {
        RuleChallenger rule = new RuleChallenger("rule", "score > 0.4", Batches.scored(-0.1));
        Terms terms =
                new Terms(
                        Metric.ACCURACY,
                        new Goal.Value(10, -5, 0, -1),
                        7,
                        List.of(
                                new GateRule.Beats(GateRule.Opponent.CHAMPION, 0.9, 0, null),
                                new GateRule.Drop("plan", Metric.ACCURACY, 0.1)),
                        Suitability.DEFAULT);

        Evaluation evaluation =
                evaluate(
                        NIGHT,
                        BINARY,
                        Batches.scored(0),
                        new Champion.Comparable(3, Batches.scored(-0.45), null),
                        List.of(rule),
                        "plan",
                        terms);

        assertThat(evaluation.models())
                .extracting(ModelEvaluation::name)
                .containsExactly("candidate", "champion", "baseline", "rule");
        assertThat(evaluation.rules())
                .extracting(RuleEvaluation::text)
                .containsExactly("score > 0.4");
        assertThat(evaluation.duels())
                .extracting(duel -> duel.opponent() + " " + duel.metric().level())
                .containsExactly("champion 0.9", "baseline 0.95", "rule 0.95");
        Difference overChampion = evaluation.duel("champion", 0.9).orElseThrow().metric();
        assertThat(overChampion.first()).isEqualTo(0.75);
        assertThat(overChampion.second()).isEqualTo(0.5);
        assertThat(overChampion.gain()).isEqualTo(0.25);
        assertThat(overChampion.seed()).isEqualTo(7);
        assertThat(evaluation.candidate().money())
                .extracting(Money::perDecision)
                .isEqualTo((3 * 10 - 5 - 1) / 8.0);
        assertThat(evaluation.candidate().slices("plan").get(2).gains().get("accuracy"))
                .extracting(Difference::gain)
                .isEqualTo(2 / 3.0);
        assertThat(evaluation.baseline().slices("plan").get(1).gains()).isEmpty();
    }

    @Test
    void judgesTheChampionOnRowsThatItHeldOutItself() {
        HoldoutRule rule =
                new HoldoutRule(HoldoutRule.By.KEY, "id", List.of("text"), 0.5, 3, null, List.of());
        List<RecordBatch> unseen =
                NIGHT.stream()
                        .map(Batches::heldOut)
                        .map(
                                batch -> {
                                    boolean[] out = rule.holdsOut(batch);
                                    return batch.where(row -> out[row]);
                                })
                        .toList();
        long rows = unseen.stream().mapToLong(RecordBatch::rows).sum();

        Evaluation evaluation =
                evaluate(
                        NIGHT,
                        BINARY,
                        Batches.scored(0),
                        new Champion.Comparable(3, Batches.scored(-0.45), rule),
                        "plan");
        Evaluation ofThose =
                evaluate(
                        unseen,
                        BINARY,
                        Batches.scored(0),
                        new Champion.Comparable(3, Batches.scored(-0.45), null),
                        "plan");

        assertThat(rows).isBetween(1L, 7L);
        ModelEvaluation champion = Objects.requireNonNull(evaluation.champion());
        assertThat(champion.rows()).isEqualTo(rows);
        assertThat(champion.metrics())
                .isEqualTo(Objects.requireNonNull(ofThose.champion()).metrics());
        assertThat(champion.slices().stream().mapToLong(SliceEvaluation::rows).sum())
                .isEqualTo(rows);
        assertThat(evaluation.candidate().rows()).isEqualTo(8);
    }

    @Test
    void doesNotDependOnHowRowsAreBatched() {
        List<RecordBatch> single =
                NIGHT.stream()
                        .flatMap(
                                batch ->
                                        IntStream.range(0, batch.rows())
                                                .mapToObj(row -> batch.select(new int[] {row})))
                        .toList();

        Evaluation batched =
                evaluate(NIGHT, BINARY, Batches.scored(0), new Champion.None(), "plan");
        Evaluation rowByRow =
                evaluate(single, BINARY, Batches.scored(0), new Champion.None(), "plan");

        assertThat(rowByRow).isEqualTo(batched);
    }

    /// The whole way: mapped, read back, evaluated.
    private static Evaluation evaluate(
            List<RecordBatch> batches,
            Task task,
            Challenger candidate,
            Champion champion,
            String slice) {
        return evaluate(batches, task, candidate, champion, List.of(), slice, terms(task));
    }

    /// NullAway does not see the annotation of a nested type in a record it reads from a class file.
    @SuppressWarnings("NullAway")
    private static Terms terms(Task task) {
        Metric metric =
                switch (task) {
                    case Task.Binary _ -> Metric.AUC;
                    case Task.Classes _ -> Metric.LOG_LOSS;
                    case Task.Regression _ -> Metric.RMSE;
                };
        return new Terms(metric, null, 1, List.of(), Suitability.DEFAULT);
    }

    private static Evaluation evaluate(
            List<RecordBatch> batches,
            Task task,
            Challenger candidate,
            Champion champion,
            List<RuleChallenger> rivals,
            String slice,
            Terms terms) {
        Challenge contest =
                new Challenge(
                        task, candidate, champion, rivals, List.of(new Importance("tenure", 0.5)));
        HoldoutMap map = new HoldoutMap(contest, List.of(slice));
        List<RecordBatch> parts =
                batches.stream()
                        .map(batch -> map.map(Batches.batch(Batches.heldOut(batch))).rows())
                        .toList();
        TrainingLabels training = Batches.trainingLabels(task, batches);
        HeldOut heldOut = HeldOutReader.read(Batches.source(parts), contest, List.of(slice));
        return Evaluator.evaluate(contest, heldOut, training, terms);
    }
}
