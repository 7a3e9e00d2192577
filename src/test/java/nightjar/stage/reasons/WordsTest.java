package nightjar.stage.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nightjar.stage.features.FeaturePlan.Range;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final RecordBatch ROWS =
            new RecordBatch(
                    new Schema(
                            List.of(
                                    new Field("tenure", ColumnType.NUMBER),
                                    new Field("signup", ColumnType.DATE),
                                    new Field("contract", ColumnType.CATEGORY))),
                    List.of(
                            new NumberColumn(new double[] {2, 30.5, 56, Double.NaN}),
                            new DateColumn(
                                    new long[] {
                                        millis("2026-01-31T00:00:00Z"),
                                        millis("2026-06-01T12:30:00Z"),
                                        millis("2026-12-24T00:00:00Z"),
                                        DateColumn.MISSING
                                    }),
                            TextColumn.of("Month-to-month", "One year", "", null)),
                    new long[] {1, 2, 3, 4},
                    new long[] {2, 3, 4, 5});

    private static final CellWords WORDS =
            new CellWords(
                    Map.of(
                            "tenure",
                            new Range(9, 55),
                            "signup",
                            new Range(
                                    millis("2026-03-01T00:00:00Z"),
                                    millis("2026-09-01T00:00:00Z"))));

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @ParameterizedTest
    @CsvSource({
        "tenure, 0, tenure 2 (low)",
        "tenure, 1, tenure 30.5 (typical)",
        "tenure, 2, tenure 56 (high)",
        "tenure, 3, tenure missing",
        "signup, 0, signup 2026-01-31 (early)",
        "signup, 1, signup 2026-06-01T12:30:00Z (typical)",
        "signup, 2, signup 2026-12-24 (late)",
        "signup, 3, signup missing",
        "contract, 0, contract Month-to-month",
        "contract, 3, contract missing"
    })
    void cellsAreSaidAsAPersonWould(String column, int row, String expected) {
        assertThat(WORDS.of(List.of(column), ROWS, row)).isEqualTo(expected);
    }

    @Test
    void severalColumnsAreNamedTogether() {
        assertThat(WORDS.of(List.of("tenure", "contract"), ROWS, 0))
                .isEqualTo("tenure 2 (low) with contract Month-to-month");
    }

    @Test
    void aNumberWhoseRangeIsNotKnownHasNoWord() {
        assertThat(new CellWords(Map.of()).of(List.of("tenure"), ROWS, 0)).isEqualTo("tenure 2");
    }

    @ParameterizedTest
    @CsvSource({
        "0.314, +0.31",
        "-0.314, -0.31",
        "12345.678, +12345.68",
        "0.00123, +0.0012",
        "-0.0000345, -0.000034",
        "0.0999, +0.10"
    })
    void amountsHaveTwoDecimalsOrTwoDigits(double amount, String expected) {
        assertThat(new Influence(List.of("a"), "a 1", amount).sentence())
                .isEqualTo("a 1 " + expected);
    }
}
