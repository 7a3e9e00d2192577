package nightjar.forecast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a training run took that is over: a pilot over a sample, or a former run.
///
/// @param rows of the data, positive
/// @param steps what each took, by name, in the order in which they ran
/// @param disk bytes of its files; null: not known
public record Observation(long rows, Kind kind, Map<String, Taken> steps, @Nullable Long disk) {

    /// What it was. The first work of its Java is cold, as every run is; a former run did the whole work, and counts as much as three pilots.
    public enum Kind {
        COLD_PILOT(true, 1),
        WARM_PILOT(false, 1),
        RUN(true, 3);

        final boolean cold;

        /// How many observations it counts for.
        final double weight;

        Kind(boolean cold, double weight) {
            this.cold = cold;
            this.weight = weight;
        }
    }

    public Observation {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /// @param peakMemory bytes, the most there was at one time while the step ran
    /// @param work how much of what a run does for each row was done, 0 to 1: less than all in a pilot, which judges trials in fewer folds; 0: the rows do not
    ///     decide what the step takes
    public record Taken(double seconds, long peakMemory, double work) {}
}
