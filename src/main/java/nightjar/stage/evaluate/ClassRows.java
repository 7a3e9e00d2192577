package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.List;
import nightjar.model.Task;
import org.jspecify.annotations.Nullable;

/// How many rows of one class there were to learn from and to judge by.
///
/// @param label as it stands in the data; null: a number is predicted, and these are all rows
/// @param training rows that were fitted on
/// @param holdout rows that no fit has seen
public record ClassRows(@Nullable String label, long training, long holdout) {

    static List<ClassRows> of(Task task, TrainingLabels training, double[] holdout) {
        List<String> labels = task.classes();
        if (labels.isEmpty()) {
            return List.of(new ClassRows(null, training.rows(), holdout.length));
        }
        long[] counts = new long[labels.size()];
        for (double label : holdout) {
            counts[(int) label]++;
        }
        List<ClassRows> all = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            all.add(new ClassRows(labels.get(label), training.counts().get(label), counts[label]));
        }
        return all;
    }
}
