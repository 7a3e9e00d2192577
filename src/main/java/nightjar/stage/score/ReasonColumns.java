package nightjar.stage.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.stage.reasons.Explainer;
import nightjar.stage.reasons.Explanation;
import nightjar.stage.reasons.Influence;
import nightjar.stage.train.FittedModel;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.Matrix;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// The columns that say why: `reason_1` … for people, then for programs the columns of each reason, its contribution, what all other
/// columns contribute, and the base. Cells are missing where fewer columns moved the score, and all of them where the model cannot say.
final class ReasonColumns {

    private final Explainer explainer;
    private final int reasons;

    /// @param reasons per row; 0: no columns, and nothing is computed
    ReasonColumns(FittedModel model, int reasons) {
        this.explainer = new Explainer(model);
        this.reasons = reasons;
    }

    List<Field> fields() {
        if (reasons == 0) {
            return List.of();
        }
        return Stream.of(
                        named("reason_%s", ColumnType.TEXT),
                        named("reason_%s_columns", ColumnType.TEXT),
                        named("reason_%s_contribution", ColumnType.NUMBER),
                        Stream.of("reasons_other", "reasons_base")
                                .map(name -> new Field(name, ColumnType.NUMBER)))
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Field> named(String name, ColumnType type) {
        return IntStream.rangeClosed(1, reasons)
                .mapToObj(number -> new Field(String.format(Locale.ROOT, name, number), type));
    }

    List<Column> of(RecordBatch rows, Matrix matrix, double[] scores) {
        if (reasons == 0) {
            return List.of();
        }
        if (!explainer.explains()) {
            return fields().stream()
                    .map(field -> Column.missing(field.type(), rows.rows()))
                    .toList();
        }
        List<Explanation> explanations = explainer.explain(rows, matrix, scores, reasons);
        List<Column> columns = new ArrayList<>();
        columns.addAll(texts(explanations, Influence::sentence));
        columns.addAll(texts(explanations, influence -> String.join("; ", influence.columns())));
        columns.addAll(contributions(explanations));
        columns.add(numbers(explanations, Explanation::others));
        columns.add(numbers(explanations, Explanation::base));
        return columns;
    }

    private List<Column> texts(List<Explanation> rows, Function<Influence, String> text) {
        List<Column> columns = new ArrayList<>();
        for (int number = 0; number < reasons; number++) {
            @Nullable String[] cells = new String[rows.size()];
            for (int row = 0; row < cells.length; row++) {
                List<Influence> found = rows.get(row).strongest();
                cells[row] = number < found.size() ? text.apply(found.get(number)) : null;
            }
            columns.add(TextColumn.of(cells));
        }
        return columns;
    }

    private List<Column> contributions(List<Explanation> rows) {
        List<Column> columns = new ArrayList<>();
        for (int number = 0; number < reasons; number++) {
            double[] cells = new double[rows.size()];
            for (int row = 0; row < cells.length; row++) {
                List<Influence> found = rows.get(row).strongest();
                cells[row] = number < found.size() ? found.get(number).amount() : Double.NaN;
            }
            columns.add(new NumberColumn(cells));
        }
        return columns;
    }

    private static NumberColumn numbers(
            List<Explanation> rows, ToDoubleFunction<Explanation> number) {
        return new NumberColumn(rows.stream().mapToDouble(number).toArray());
    }
}
