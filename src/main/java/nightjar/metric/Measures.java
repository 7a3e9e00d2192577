package nightjar.metric;

import java.util.Optional;
import nightjar.math.Interval;
import nightjar.project.training.Metric;

/// The metrics of one set of predictions. Sorts at most once, when the first metric needs it; not thread-safe.
public sealed interface Measures
        permits BinaryMeasures, ClassMeasures, RegressionMeasures, UndefinedMeasures {

    /// The metric, NaN where it is undefined: see [Metrics].
    double value(Metric metric);

    /// Where the metric would lie on other rows of the same kind, at [Interval#LEVEL]; empty where it is undefined or has no closed form.
    Optional<Interval> interval(Metric metric);
}
