package nightjar.stage.clean.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.durable.Json;
import nightjar.ledger.InputFile;
import nightjar.project.ProjectSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.stage.clean.CleanColumns;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.junit.jupiter.api.Test;

/// How a hold-out was chosen, and on which side a row was by that.
class HoldoutRuleTest {

    private static final List<InputFile> DATA = List.of(new InputFile("d.csv", 10, "abc"));

    @Test
    void dealsAKeyAsCleaningDealsIt() {
        ProjectSpec spec = spec("key: id", "{fraction: 0.3, seed: 9}");
        HoldoutRule rule = HoldoutRule.of(spec, null, DATA);
        SplitAssignment deal = new SplitAssignment(spec.train().holdout(), 5, List.of());
        RecordBatch rows = ids(1000);

        boolean[] out = rule.holdsOut(rows);

        assertThat(rule)
                .isEqualTo(
                        new HoldoutRule(
                                HoldoutRule.By.KEY,
                                "id",
                                List.of("text", "trim"),
                                0.3,
                                9,
                                null,
                                List.of()));
        for (int row = 0; row < out.length; row++) {
            assertThat(out[row])
                    .isEqualTo(deal.ofKey(rows.column("id").text(row)) == CleanColumns.HOLDOUT);
        }
        assertThat(IntStream.range(0, out.length).filter(row -> out[row]).count())
                .isBetween(240L, 360L);
    }

    @Test
    void holdsOutWhatIsNotBeforeTheBoundaryAndNothingWithoutAPlace() {
        HoldoutRule rule =
                HoldoutRule.of(spec("key: id", "{fraction: 0.3, after: age}"), 40.0, DATA);
        RecordBatch rows =
                batch(
                        Schema.of(List.of("age"), ColumnType.NUMBER),
                        new NumberColumn(new double[] {39, 40, 41, Double.NaN}));

        assertThat(rule.by()).isEqualTo(HoldoutRule.By.ORDER);
        assertThat(rule.holdsOut(rows)).containsExactly(false, true, true, false);
    }

    @Test
    void knowsRowsWithoutAKeyByTheirFileOnly() {
        HoldoutRule rule = HoldoutRule.of(spec("", "{fraction: 0.3}"), null, DATA);

        assertThat(rule.by()).isEqualTo(HoldoutRule.By.NUMBER);
        assertThat(rule.column()).isNull();
        assertThat(rule.data()).containsExactly("abc");
    }

    @Test
    void isReadAsItWasWritten() {
        HoldoutRule rule =
                HoldoutRule.of(spec("key: id", "{fraction: 0.3, after: age}"), 40.5, DATA);

        assertThat(Json.read(Json.write(rule), HoldoutRule.class)).isEqualTo(rule);
    }

    private static RecordBatch ids(int rows) {
        TextColumn.Builder ids = new TextColumn.Builder(rows);
        IntStream.range(0, rows).forEach(row -> ids.add("c" + row));
        return batch(Schema.of(List.of("id"), ColumnType.TEXT), ids.build());
    }

    private static RecordBatch batch(Schema schema, nightjar.table.Column column) {
        long[] records = IntStream.rangeClosed(1, column.size()).asLongStream().toArray();
        return new RecordBatch(schema, List.of(column), records, records);
    }

    private static ProjectSpec spec(String key, String holdout) {
        return SpecReader.read(
                        """
                        project: p
                        data:
                          source: {csv: d.csv}
                          label: {column: left, positive: "yes"}
                          columns:
                            id: {type: text}
                            age: {type: number}
                            left: {type: category, values: ["no", "yes"]}
                          %s
                        clean: [{trim: all}, {missing: ["", NA]}]
                        train:
                          holdout: %s
                          candidates: {logistic: {lambda: 0.1}}
                        """
                                .formatted(key, holdout),
                        "p.yaml",
                        Path.of("p.yaml").toAbsolutePath(),
                        Path.of("").toAbsolutePath())
                .spec();
    }
}
