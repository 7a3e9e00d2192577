package nightjar.stage.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nightjar.model.Task;
import nightjar.stage.clean.CleanColumns;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleSearchTest {

    private static final int ROWS = 40;

    @Test
    void aNumberIsBoundedByAShortOneBetweenItsNeighbours() {
        Sample sample = sample(row -> row < 25 ? 0 : 1, row -> row * 1.3, _ -> "x");

        assertThat(RuleSearch.best(sample, List.of("n"))).contains("n < 32");
    }

    @Test
    void aTextIsHeldAgainstOneValue() {
        Sample sample =
                sample(row -> row % 4 == 0 ? 1 : 0, row -> row, row -> row % 4 == 0 ? "it's" : "b");

        assertThat(RuleSearch.best(sample, List.of("n", "odd name"))).contains("`odd name` == 'b'");
    }

    @Test
    void ofEquallyGoodRulesTheFirstColumnWins() {
        Sample sample = sample(row -> row < 20 ? 0 : 1, row -> row, row -> row < 20 ? "a" : "b");

        assertThat(RuleSearch.best(sample, List.of("n", "odd name"))).contains("n < 20");
        assertThat(RuleSearch.best(sample, List.of("odd name", "n"))).contains("`odd name` == 'a'");
    }

    @Test
    void aHandfulOfRowsMakesNoRule() {
        Sample sample = sample(row -> row < 9 ? 1 : 0, row -> row < 9 ? 1 : 2, _ -> null);

        assertThat(RuleSearch.best(sample, List.of("n", "odd name"))).isEmpty();
    }

    @Test
    void missingCellsNeverHold() {
        Sample sample =
                sample(
                        row -> row < 20 ? 0 : 1,
                        row -> row < 10 ? Double.NaN : row,
                        row -> row < 20 ? null : "b");

        assertThat(RuleSearch.best(sample, List.of("odd name"))).contains("`odd name` == 'b'");
        assertThat(RuleSearch.best(sample, List.of("n"))).contains("n < 20");
    }

    @Test
    void whereNothingPartsTheLabelsThereIsNoRule() {
        Sample sample = sample(_ -> 1, row -> row, _ -> "a");

        assertThat(RuleSearch.best(sample, List.of("n", "odd name"))).isEmpty();
    }

    private static Sample sample(
            IntToDoubleFunction label,
            IntToDoubleFunction number,
            IntFunction<@Nullable String> text) {
        Schema schema =
                new Schema(
                        List.of(
                                new Field("n", ColumnType.NUMBER),
                                new Field("odd name", ColumnType.CATEGORY),
                                new Field(CleanColumns.LABEL, ColumnType.NUMBER)));
        TextColumn.Builder texts = new TextColumn.Builder(ROWS);
        IntStream.range(0, ROWS).forEach(row -> texts.add(text.apply(row)));
        List<Column> columns = List.of(numbers(number), texts.build(), numbers(label));
        long[] records = LongStream.rangeClosed(1, ROWS).toArray();
        return new Sample(
                new Task.Binary("yes", "no"),
                List.of(new RecordBatch(schema, columns, records, records)));
    }

    private static NumberColumn numbers(IntToDoubleFunction cell) {
        return new NumberColumn(IntStream.range(0, ROWS).mapToDouble(cell).toArray());
    }
}
