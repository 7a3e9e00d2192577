package nightjar.project.grammar.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import nightjar.project.SpecProblem;
import nightjar.table.ColumnType;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/// One reading of one project file: collects what is wrong, and what can only be judged when all is read.
public final class Reading {

    /// A place in the file.
    public record Place(int line, int column, String where) {
        public static Place of(Node node, String where) {
            Mark mark = node.getStartMark();
            return new Place(mark.getLine() + 1, mark.getColumn() + 1, where);
        }
    }

    /// A column was named; it must be declared and be of one of these types.
    public record ColumnUse(String name, Set<ColumnType> types, Place place) {}

    /// What an expression must give.
    public enum Result {
        BOOLEAN,
        BOOLEAN_OR_NUMBER
    }

    /// An expression was written; it must fit the declared columns.
    public record ExpressionUse(String text, Result result, Place place) {}

    private final String file;
    private final List<SpecProblem> problems = new ArrayList<>();
    private final List<ColumnUse> columns = new ArrayList<>();
    private final List<ExpressionUse> expressions = new ArrayList<>();

    public Reading(String file) {
        this.file = file;
    }

    public void problem(Place place, String found, String expected, String advice) {
        problems.add(
                new SpecProblem(
                        file,
                        place.line(),
                        place.column(),
                        place.where(),
                        found,
                        expected,
                        advice));
    }

    public void problem(Node node, String where, String found, String expected, String advice) {
        problem(Place.of(node, where), found, expected, advice);
    }

    public void uses(ColumnUse use) {
        columns.add(use);
    }

    public void uses(ExpressionUse use) {
        expressions.add(use);
    }

    public List<ColumnUse> columnUses() {
        return columns;
    }

    public List<ExpressionUse> expressionUses() {
        return expressions;
    }

    /// In the order of the file.
    public List<SpecProblem> problems() {
        return problems.stream()
                .sorted(
                        Comparator.comparingInt(SpecProblem::line)
                                .thenComparingInt(SpecProblem::column))
                .toList();
    }
}
