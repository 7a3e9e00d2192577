package nightjar.project.training;

import java.util.List;

/// The values one hyperparameter may take.
public sealed interface ParameterRange {

    /// One of these numbers; a single number is a fixed value.
    record Choice(List<Double> values) implements ParameterRange {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /// Any number from `min` to `max`, both inclusive; whole numbers only where both are written as such and `logarithmic` is false.
    ///
    /// @param logarithmic equally likely per factor, not per difference
    record Between(double min, double max, boolean logarithmic, boolean whole)
            implements ParameterRange {}
}
