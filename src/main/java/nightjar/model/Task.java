package nightjar.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

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

    /// Two classes; label 1 is `positive`.
    ///
    /// @param negative the other value of the label, as it stands in the data
    record Binary(String positive, String negative) implements Task {
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
        public int outputs() {
            return names.size();
        }
    }

    /// A number.
    record Regression() implements Task {
        @Override
        public int outputs() {
            return 1;
        }
    }
}
