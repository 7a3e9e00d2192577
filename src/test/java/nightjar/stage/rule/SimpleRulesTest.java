package nightjar.stage.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nightjar.model.RuleModel;
import nightjar.model.Task;
import nightjar.project.ProjectSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.train.FittedModel;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.testing.TableSource;
import org.junit.jupiter.api.Test;

/// Forty rows: the 20 with a tenure of 5 hold 18 of the 22 positives.
class SimpleRulesTest {

    private static final int ROWS = 40;

    private static final RecordBatch TABLE =
            new RecordBatch(
                    new Schema(
                            List.of(
                                    new Field("tenure", ColumnType.NUMBER),
                                    new Field(CleanColumns.LABEL, ColumnType.NUMBER))),
                    List.of(
                            new NumberColumn(numbers(row -> row % 2 == 0 ? 5 : 15)),
                            new NumberColumn(numbers(SimpleRulesTest::label))),
                    LongStream.rangeClosed(1, ROWS).toArray(),
                    LongStream.rangeClosed(2, ROWS + 1).toArray());

    private static double label(int row) {
        return row % 2 == 0 ? row < 4 ? 0 : 1 : row < 8 ? 1 : 0;
    }

    @Test
    void theDeclaredRuleAnswersByWhatTheTrainingRowsShow() {
        List<SimpleRule> rules = fit("suitability: {rule: 'tenure > 12.0'}", List.of());

        assertThat(rules).hasSize(1);
        SimpleRule rule = rules.getFirst();
        assertThat(rule.name()).isEqualTo(SimpleRule.DECLARED);
        // 4 of 20 are positive where it holds, 18 of 20 elsewhere; one more row of each class.
        assertThat(rule.model().model())
                .isEqualTo(new RuleModel(List.of(5 / 22.0), List.of(19 / 22.0)));
    }

    @Test
    void withoutOneTheDataHaveTheirOwn() {
        List<SimpleRule> rules = fit("", List.of("tenure"));

        assertThat(rules).extracting(SimpleRule::name).containsExactly(SimpleRule.FOUND);
        assertThat(rules.getFirst().text()).isEqualTo("tenure < 15");
    }

    @Test
    void theHalfWithMorePositivesIsAnsweredYes() {
        FittedModel model = fit("", List.of("tenure")).getFirst().model();

        double[] predictions = model.on(TABLE.schema(), LocalDate.of(2026, 11, 24)).predict(TABLE);

        assertThat(model.said(predictions, 0)).isEqualTo("yes");
        assertThat(model.said(predictions, 1)).isEqualTo("no");
    }

    @Test
    void whereAYesIsWorthMoreThanANoInBothHalvesBothAreAnsweredYes() {
        FittedModel cheap = valued(1000, -1);
        FittedModel dear = valued(1, -1000);

        assertThat(answers(cheap)).containsExactly("yes", "yes");
        assertThat(answers(dear)).containsExactly("no", "no");
    }

    private static FittedModel valued(int truePositive, int falsePositive) {
        String goal =
                "goal: {statement: s, decision: d, value: {true_positive: %s, false_positive: %s}}"
                        .formatted(truePositive, falsePositive);
        return fit(goal, List.of("tenure")).getFirst().model();
    }

    private static List<String> answers(FittedModel model) {
        double[] predictions = model.on(TABLE.schema(), LocalDate.of(2026, 11, 24)).predict(TABLE);
        return List.of(model.said(predictions, 0), model.said(predictions, 1));
    }

    private static List<SimpleRule> fit(String section, List<String> columns) {
        String yaml =
                """
                project: p
                data:
                  source: {csv: d.csv}
                  label: {column: y, positive: "yes"}
                  columns:
                    y: {type: category}
                    tenure: {type: number}
                %s
                """
                        .formatted(section);
        ProjectSpec spec =
                SpecReader.read(yaml, "p.yaml", Path.of("/w/p.yaml"), Path.of("/w")).spec();
        return SimpleRules.fit(
                new TableSource(TABLE), new Task.Binary("yes", "no"), spec, ROWS, columns);
    }

    private static double[] numbers(IntToDoubleFunction cell) {
        return IntStream.range(0, ROWS).mapToDouble(cell).toArray();
    }
}
