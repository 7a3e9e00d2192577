package nightjar.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import nightjar.expression.Expression;
import nightjar.project.ProjectSpec;
import nightjar.stage.explore.ComputedLabel;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// The label of projects that compute it.
public final class LabelExpression {

    private LabelExpression() {}

    /// Null where the label is a column.
    public static @Nullable ComputedLabel of(ProjectSpec spec) {
        String text = spec.data().label().expression();
        if (text == null) {
            return null;
        }
        Map<String, ColumnType> types = new LinkedHashMap<>();
        spec.data().columns().forEach((name, column) -> types.put(name, column.type()));
        Expression expression = Expression.compile(text, types);
        return new ComputedLabel(expression.columns(), expression::numbers);
    }
}
