package nightjar.stage.reasons;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nightjar.model.Contributions;
import nightjar.stage.features.Feature;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.train.FittedModel;
import nightjar.table.Matrix;
import nightjar.table.RecordBatch;

/// Explains predictions of one model. The contributions of all matrix columns that were made of the same columns of the data, such as the
/// levels of a category or the parts of a date, are added up. Immutable; used by several threads at once.
public final class Explainer {

    private final FittedModel model;
    private final CellWords words;
    private final List<List<String>> groups;

    /// Per matrix column its position in `groups`.
    private final int[] groupOf;

    public Explainer(FittedModel model) {
        FeaturePlan plan = model.plan();
        Map<List<String>, Integer> positions = new LinkedHashMap<>();
        List<Integer> found = new ArrayList<>();
        for (Feature feature : plan.features()) {
            List<String> inputs = feature.transform().inputs();
            int group = positions.computeIfAbsent(inputs, _ -> positions.size());
            feature.transform().names().forEach(_ -> found.add(group));
        }
        this.model = model;
        this.words = new CellWords(plan.ranges());
        this.groups = List.copyOf(positions.keySet());
        this.groupOf = found.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Whether this model can be explained.
    public boolean explains() {
        return model.model().explains();
    }

    /// Explains every row.
    ///
    /// @param rows clean rows
    /// @param matrix their features
    /// @param predictions what the model says of them, rows × outputs; of several classes the most probable is explained
    /// @param most influences per row
    public List<Explanation> explain(
            RecordBatch rows, Matrix matrix, double[] predictions, int most) {
        Contributions found = model.model().contributions(matrix, outputs(predictions));
        List<Explanation> explanations = new ArrayList<>(rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            explanations.add(explanation(rows, row, found, most));
        }
        return explanations;
    }

    private int[] outputs(double[] predictions) {
        int[] explained = new int[predictions.length / model.task().outputs()];
        for (int row = 0; row < explained.length; row++) {
            explained[row] = model.task().best(predictions, row);
        }
        return explained;
    }

    private Explanation explanation(RecordBatch rows, int row, Contributions found, int most) {
        double[] amounts = new double[groups.size()];
        for (int column = 0; column < groupOf.length; column++) {
            amounts[groupOf[column]] += found.amount(row, column);
        }
        List<Integer> order =
                IntStream.range(0, amounts.length)
                        .boxed()
                        .filter(group -> amounts[group] != 0)
                        .sorted(Comparator.comparingDouble(group -> -Math.abs(amounts[group])))
                        .toList();
        List<Influence> strongest =
                order.stream()
                        .limit(most)
                        .map(group -> influence(rows, row, group, amounts))
                        .toList();
        double others = order.stream().skip(most).mapToDouble(group -> amounts[group]).sum();
        return new Explanation(strongest, others, found.base(row));
    }

    private Influence influence(RecordBatch rows, int row, int group, double[] amounts) {
        List<String> columns = groups.get(group);
        return new Influence(columns, words.of(columns, rows, row), amounts[group]);
    }
}
