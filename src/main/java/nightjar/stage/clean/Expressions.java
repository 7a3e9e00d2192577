package nightjar.stage.clean;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nightjar.expression.Expression;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;
import nightjar.table.ColumnType;

/// The expressions of a project over typed rows, each compiled once. Where rows have no answer, those are left out that ask for it.
final class Expressions {

    /// An expression as it is written, and what it is of rows.
    record Compiled(String text, Expression expression) {

        /// Per row the number, or 1 and 0 for true and false; NaN where it is undefined.
        double[] of(RowsInWork rows) {
            return expression.numbers(rows.now()).values();
        }
    }

    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    private final Map<String, Compiled> compiled = new HashMap<>();
    private final Set<String> answers;

    /// @param answered whether the rows have answers
    Expressions(ProjectSpec spec, boolean answered) {
        spec.data().columns().forEach((name, column) -> types.put(name, column.type()));
        answers = answered ? Set.of() : columns(spec.data().label());
    }

    private Set<String> columns(LabelSpec label) {
        return label.column() != null
                ? Set.of(label.column())
                : Expression.compile(Objects.requireNonNull(label.expression()), types).columns();
    }

    /// The columns that hold the answer, where there is none to be asked for: nothing is expected of them.
    Set<String> answers() {
        return answers;
    }

    /// Empty if it can be told only of rows whose answer is known.
    Optional<Compiled> find(String text) {
        Compiled found =
                compiled.computeIfAbsent(
                        text, same -> new Compiled(same, Expression.compile(same, types)));
        boolean asks = found.expression().columns().stream().anyMatch(answers::contains);
        return asks ? Optional.empty() : Optional.of(found);
    }
}
