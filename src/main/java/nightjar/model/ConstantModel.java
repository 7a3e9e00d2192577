package nightjar.model;

import java.util.Arrays;
import java.util.List;
import nightjar.table.Matrix;

/// Predicts the same for every row: the least that any other model must beat.
///
/// @param features number of matrix columns it ignores
/// @param predictions one per output
public record ConstantModel(int features, List<Double> predictions) implements Model {

    public ConstantModel {
        predictions = List.copyOf(predictions);
    }

    /// The share of each class, or the mean label.
    ///
    /// @param labels at least one, as [Task] says
    public static ConstantModel fit(Task task, int features, double[] labels) {
        double[] sums = new double[task.outputs()];
        for (double label : labels) {
            switch (task) {
                case Task.Binary _ -> sums[0] += label;
                case Task.Classes _ -> sums[(int) label]++;
                case Task.Regression _ -> sums[0] += label;
            }
        }
        return new ConstantModel(
                features, Arrays.stream(sums).mapToObj(sum -> sum / labels.length).toList());
    }

    @Override
    public int outputs() {
        return predictions.size();
    }

    @Override
    public void predict(Matrix rows, double[] written) {
        ModelShapes.require(this, rows, written);
        for (int i = 0; i < written.length; i++) {
            written[i] = predictions.get(i % predictions.size());
        }
    }

    /// No column moves it.
    @Override
    public Contributions contributions(Matrix rows, int[] outputs) {
        double[] bases = Arrays.stream(outputs).mapToDouble(predictions::get).toArray();
        return new Contributions(features, bases, new double[bases.length * features]);
    }
}
