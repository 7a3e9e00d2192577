package nightjar.stage.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nightjar.expression.Expression;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.training.Check;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;

/// What rows to score must be like. Cells are read as the version was trained to read them; what is expected of them the project file says
/// as it is now, since its owner may have learnt something since. Nothing is expected of the answer.
final class Expected {

    private Expected() {}

    /// @param asTrained by which the version was trained
    /// @throws DataRejected if the project file expects what cannot be asked of columns as the version reads them
    static ProjectSpec of(ProjectSpec asTrained, ProjectSpec now) {
        Map<String, ColumnSpec> columns = columns(asTrained, now);
        Set<String> answers = answers(asTrained);
        answers.forEach(
                name ->
                        columns.computeIfPresent(
                                name,
                                (_, column) -> column.expecting(ColumnSpec.of(column.type()))));
        requireSameTypes(now, columns);
        DataSpec data = asTrained.data();
        return new ProjectSpec(
                asTrained.project(),
                now.goal(),
                now.suitability(),
                now.budget(),
                new DataSpec(
                        data.source(), data.key(), data.label(), columns, now.data().maxRejected()),
                checks(now, answers),
                asTrained.clean(),
                asTrained.features(),
                asTrained.train(),
                now.gate(),
                now.review(),
                now.score() == null ? null : now.score().withoutChecks(),
                now.watch(),
                now.schedule(),
                now.golden(),
                now.privacy());
    }

    private static Map<String, ColumnSpec> columns(ProjectSpec asTrained, ProjectSpec now) {
        Map<String, ColumnSpec> columns = new LinkedHashMap<>(asTrained.data().columns());
        String label = now.data().label().column();
        now.data()
                .columns()
                .forEach(
                        (name, column) ->
                                columns.merge(
                                        name,
                                        name.equals(label) ? ColumnSpec.of(column.type()) : column,
                                        (trained, changed) ->
                                                trained.type() == changed.type()
                                                        ? trained.expecting(changed)
                                                        : trained));
        return columns;
    }

    /// What is asked of the answer is asked in training.
    private static List<Check> checks(ProjectSpec now, Set<String> answers) {
        return now.scoringChecks().stream()
                .filter(check -> !answers.contains(column(check)))
                .toList();
    }

    private static String column(Check check) {
        return switch (check) {
            case Check.Missing missing -> missing.column();
            case Check.Unique unique -> unique.column();
            case Check.Distinct distinct -> distinct.column();
            case Check.Rows _, Check.Holds _ -> "";
        };
    }

    /// The columns that hold the answer.
    static Set<String> answers(ProjectSpec spec) {
        LabelSpec label = spec.data().label();
        String column = label.column();
        return column != null
                ? Set.of(column)
                : Expression.compile(
                                Objects.requireNonNull(label.expression()),
                                types(spec.data().columns()))
                        .columns();
    }

    private static Map<String, ColumnType> types(Map<String, ColumnSpec> columns) {
        return columns.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().type()));
    }

    private static void requireSameTypes(ProjectSpec now, Map<String, ColumnSpec> columns) {
        List<String> differing =
                now.scoringChecks().stream()
                        .filter(Check.Holds.class::isInstance)
                        .map(Check.Holds.class::cast)
                        .flatMap(
                                holds ->
                                        Expression.compile(
                                                holds.expression(), types(now.data().columns()))
                                                .columns()
                                                .stream())
                        .distinct()
                        .filter(name -> type(columns, name) != type(now.data().columns(), name))
                        .toList();
        if (!differing.isEmpty()) {
            throw new DataRejected(
                    "The checks of scoring read the columns %s, which the champion was trained to read as another type; expected the same. Train anew, or take these checks out."
                            .formatted(differing));
        }
    }

    private static ColumnType type(Map<String, ColumnSpec> columns, String name) {
        return Objects.requireNonNull(columns.get(name)).type();
    }
}
