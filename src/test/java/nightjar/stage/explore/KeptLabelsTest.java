package nightjar.stage.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nightjar.project.ColumnSpec;
import nightjar.project.training.CleanRule;
import nightjar.project.training.Reaction;
import nightjar.reading.CellReader;
import nightjar.reading.TextRules;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptLabelsTest {

    private static final TextRules TRIM = TextRules.of(List.of(new CleanRule.Trim(List.of())));

    @Test
    void textsThatAreNotListedAreNoLabelWhereTheirRowsAreSetAside() {
        ColumnSpec answers = category(Reaction.QUARANTINE);

        assertThat(read(answers, TextColumn.of("yes", " no ", "perhaps", null)))
                .containsExactly("yes", " no ", null, null);
    }

    @Test
    void andStayWhereTheyAreOnlyWarnedOf() {
        assertThat(read(category(null), TextColumn.of("yes", "perhaps")))
                .containsExactly("yes", "perhaps");
    }

    @Test
    void numbersOutOfBoundsAndWhatIsNoNumberAreNoLabel() {
        ColumnSpec flag =
                new ColumnSpec(ColumnType.NUMBER, 0.0, 1.0, List.of(), false, false, null, null);

        assertThat(read(flag, TextColumn.of("1", "0", "9", "n/a")))
                .containsExactly("1", "0", null, null);
        assertThat(read(flag, new NumberColumn(new double[] {1, 0, 9})))
                .containsExactly("1", "0", null);
    }

    private static ColumnSpec category(@Nullable Reaction otherwise) {
        return new ColumnSpec(
                ColumnType.CATEGORY,
                null,
                null,
                List.of("yes", "no"),
                false,
                false,
                null,
                otherwise);
    }

    private static List<@Nullable String> read(ColumnSpec declared, Column cells) {
        long[] records = new long[cells.size()];
        RecordBatch batch =
                new RecordBatch(
                        Schema.of(
                                List.of("label"),
                                cells instanceof NumberColumn
                                        ? ColumnType.NUMBER
                                        : ColumnType.TEXT),
                        List.of(cells),
                        records,
                        records);
        CellReader reader = CellReader.of(TRIM.column("label"), declared);
        Column labels = new KeptLabels("label", declared, reader).read(batch);
        ArrayList<@Nullable String> texts = new ArrayList<>();
        for (int row = 0; row < labels.size(); row++) {
            texts.add(labels.isMissing(row) ? null : labels.text(row));
        }
        return texts;
    }
}
