package nightjar.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import nightjar.table.NumberColumn;

/// What is predicted. Labels are numbers from here on: 0 or 1, the position of the class, or the number itself.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Task.Binary.class, name = "binary"),
    @JsonSubTypes.Type(value = Task.Classes.class, name = "classes"),
    @JsonSubTypes.Type(value = Task.Regression.class, name = "regression")
})
public sealed interface Task {

    /// Predictions per row: 1 for binary (probability of the positive class) and regression, else one per class.
    int outputs();

    /// What can be predicted of a row, by number of [#choice]; empty where it is a number.
    List<String> classes();

    /// The class that a row's predictions stand for, by its place in [#classes()]: of two the positive one from the threshold on, inclusive, of several the
    /// most probable.
    ///
    /// @param predictions rows × outputs, row by row
    default int choice(double[] predictions, int row, double threshold) {
        return this instanceof Binary
                ? predictions[row] >= threshold ? 1 : 0
                : mostProbable(predictions, row, outputs());
    }

    /// The output that a row's prediction is read from: of several the most probable class, the first of equals; else 0.
    default int best(double[] predictions, int row) {
        return mostProbable(predictions, row, outputs());
    }

    /// The greatest of a row's outputs, the first of equals.
    static int mostProbable(double[] predictions, int row, int outputs) {
        int from = row * outputs;
        int best = 0;
        for (int output = 1; output < outputs; output++) {
            best = predictions[from + output] > predictions[from + best] ? output : best;
        }
        return best;
    }

    /// What is predicted of a row, as it stands in the data: the class, or the number.
    default String said(double[] predictions, int row, double threshold) {
        return this instanceof Regression
                ? NumberColumn.format(predictions[row])
                : classes().get(choice(predictions, row, threshold));
    }

    /// Two classes; label 1 is `positive`.
    ///
    /// @param negative the other value of the label, as it stands in the data
    record Binary(String positive, String negative) implements Task {
        @Override
        public List<String> classes() {
            return List.of(negative, positive);
        }

        @Override
        public int outputs() {
            return 1;
        }
    }

    /// Three or more classes, sorted; the label is the position, from 0.
    record Classes(List<String> names) implements Task {
        public Classes {
            names = List.copyOf(names);
        }

        @Override
        public List<String> classes() {
            return names;
        }

        @Override
        public int outputs() {
            return names.size();
        }
    }

    /// A number.
    record Regression() implements Task {
        @Override
        public List<String> classes() {
            return List.of();
        }

        @Override
        public int outputs() {
            return 1;
        }
    }
}
