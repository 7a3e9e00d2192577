package nightjar.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.provider.ValueSource;

/// Over the rows: (12, "One year", 100, 2001-06-01), (3, missing, missing, missing).
class ExpressionTest {

    private static final RecordBatch ROWS =
            new RecordBatch(
                    new Schema(
                            List.of(
                                    new Field("tenure", ColumnType.NUMBER),
                                    new Field("contract", ColumnType.CATEGORY),
                                    new Field("Total Charges", ColumnType.NUMBER),
                                    new Field("departure", ColumnType.DATE))),
                    List.of(
                            new NumberColumn(new double[] {12, 3}),
                            TextColumn.of("One year", null),
                            new NumberColumn(new double[] {100, Double.NaN}),
                            new DateColumn(
                                    new long[] {
                                        Instant.parse("2001-06-01T10:30:00Z").toEpochMilli(),
                                        DateColumn.MISSING
                                    })),
                    new long[] {1, 2},
                    new long[] {2, 3});

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "tenure < 12 ; 0 ; 1",
                "tenure <= 12.0 ; 1 ; 1",
                "tenure == 12 ; 1 ; 0",
                "tenure * 2 + 1 ; 25 ; 7",
                "tenure / 0 ; NaN ; NaN",
                "-tenure ; -12 ; -3",
                "contract == 'One year' ; 1 ; NaN",
                "contract != \"tenure\" ; 1 ; NaN",
                "contract in ['One year', 'Two year'] ; 1 ; NaN",
                "contract.startsWith('One') ; 1 ; NaN",
                "size(contract) > 3 ; 1 ; NaN",
                "tenure < 5 || contract == 'x' ; 0 ; 1",
                "contract == 'x' || tenure < 5 ; 0 ; 1",
                "tenure > 5 && contract == 'One year' ; 1 ; 0",
                "contract == 'One year' && tenure > 5 ; 1 ; 0",
                "!(tenure > 5) ; 0 ; 1",
                "missing(contract) ; 0 ; 1",
                "missing(contract) ? tenure : 0 ; 0 ; 3",
                "`Total Charges` > 50 ; 1 ; NaN",
                "`Total Charges` / tenure ; 8.333333333333334 ; NaN",
                "departure > timestamp('2001-01-01T00:00:00Z') ; 1 ; NaN",
                "departure.getHours() == 10 ; 1 ; NaN",
                "true ; 1 ; 1"
            })
    void givesThreeValuedResults(String text, double first, double second) {
        Expression expression = Expression.compile(text, types());

        assertThat(expression.numbers(ROWS).values()).containsExactly(first, second);
    }

    @Test
    void knowsItsColumnsAndWhatItGives() {
        Expression expression =
                Expression.compile("tenure < 12 && missing(`Total Charges`)", types());

        assertThat(expression.columns()).containsExactly("Total Charges", "tenure");
        assertThat(expression.result()).isEqualTo(Expression.Result.BOOLEAN);
        assertThat(Expression.compile("tenure + 1", types()).result())
                .isEqualTo(Expression.Result.NUMBER);
        assertThat(Expression.compile("contract + '!'", types()).result())
                .isEqualTo(Expression.Result.TEXT);
    }

    @Test
    void namesTheNearestColumn() {
        assertThatThrownBy(() -> Expression.compile("tenur < 12", types()))
                .isInstanceOf(ExpressionRejected.class)
                .hasMessage(
                        "found 'tenur' in \"tenur < 12\", which is no column; expected one of "
                                + "[Total Charges, contract, departure, tenure]. Did you mean 'tenure'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenure <",
                "tenure < 'a'",
                "contract < 12",
                "missing(1)",
                "missing(tenure + 1)",
                "tenure.getClass()",
                "java.lang.System.exit(1)",
                "[1, 2].map(x, x)",
                "tenure; 1",
                ""
            })
    void refusesWhatIsNoExpressionOverTheColumns(String text) {
        assertThatThrownBy(() -> Expression.compile(text, types()))
                .isInstanceOf(ExpressionRejected.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Expression.compile("tenure + ".repeat(1_000) + "1", types()))
                .isInstanceOf(ExpressionRejected.class)
                .hasMessageContaining("at most");
    }

    private static Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        ROWS.schema().fields().forEach(field -> types.put(field.name(), field.type()));
        return types;
    }
}
