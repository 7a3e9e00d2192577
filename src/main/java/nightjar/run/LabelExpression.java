package nightjar.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import nightjar.expression.Expression;
import nightjar.spec.ProjectSpec;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// The label of projects that compute it.
public final class LabelExpression {

    private LabelExpression() {}

    /// The label of typed rows; null where it is a column.
    public static @Nullable Function<RecordBatch, NumberColumn> of(ProjectSpec spec) {
        String text = spec.data().label().expression();
        if (text == null) {
            return null;
        }
        Map<String, ColumnType> types = new LinkedHashMap<>();
        spec.data().columns().forEach((name, column) -> types.put(name, column.type()));
        return Expression.compile(text, types)::numbers;
    }
}
