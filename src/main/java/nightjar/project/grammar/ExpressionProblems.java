package nightjar.project.grammar;

import java.util.LinkedHashMap;
import java.util.Map;
import nightjar.expression.Expression;
import nightjar.expression.ExpressionRejected;
import nightjar.project.ColumnSpec;
import nightjar.project.LabelSpec;
import nightjar.project.grammar.shape.Reading;
import nightjar.table.ColumnType;

/// What is wrong with an expression, in the words of the project file.
final class ExpressionProblems {

    private ExpressionProblems() {}

    static void judge(Reading.ExpressionUse use, Map<String, ColumnType> columns, Reading reading) {
        try {
            Expression expression = Expression.compile(use.text(), columns);
            if (!fits(expression.result(), use.result())) {
                reading.problem(
                        use.place(),
                        "an expression that gives a " + expression.result().word(),
                        use.result() == Reading.Result.BOOLEAN
                                ? "one that is true or false"
                                : "one that gives a number, or true or false",
                        "");
            }
        } catch (ExpressionRejected e) {
            reading.problem(use.place(), e.found(), e.expected(), e.advice());
        }
    }

    private static boolean fits(Expression.Result found, Reading.Result wanted) {
        return switch (found) {
            case BOOLEAN -> true;
            case NUMBER -> wanted == Reading.Result.BOOLEAN_OR_NUMBER;
            case TEXT, DATE -> false;
        };
    }

    /// Whether the label is an expression that is true or false; false also where it does not compile, which is reported elsewhere.
    static boolean isBoolean(LabelSpec label, Map<String, ColumnSpec> columns) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        columns.forEach((name, column) -> types.put(name, column.type()));
        try {
            return label.expression() != null
                    && Expression.compile(label.expression(), types).result()
                            == Expression.Result.BOOLEAN;
        } catch (ExpressionRejected _) {
            return false;
        }
    }
}
