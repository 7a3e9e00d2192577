package nightjar.metric;

import java.util.Optional;
import nightjar.math.Interval;
import nightjar.project.training.Metric;

/// No rows, or a prediction that is no number.
record UndefinedMeasures() implements Measures {

    @Override
    public double value(Metric metric) {
        return Double.NaN;
    }

    @Override
    public Optional<Interval> interval(Metric metric) {
        return Optional.empty();
    }
}
