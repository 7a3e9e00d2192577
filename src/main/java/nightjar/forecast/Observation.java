package nightjar.forecast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a training run took that is over: a pilot over a sample, or a former run.
///
/// @param rows of the data, positive
/// @param weight how many pilots it counts for, positive
/// @param cold whether it was the first work of its Java, as a run is
/// @param steps what each took, by name, in the order in which they ran
/// @param disk bytes of its files; null: not known
public record Observation(
        long rows, double weight, boolean cold, Map<String, Taken> steps, @Nullable Long disk) {

    /// A pilot counts once; a former run did the whole work, and counts as much as all pilots together.
    public static final double PILOT = 1;

    public static final double RUN = 3;

    public Observation {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    boolean isRun() {
        return weight >= RUN;
    }

    /// @param peakMemory bytes, the most there was at one time while the step ran
    /// @param work how much of what a run does for each row was done, 0 to 1: less than all in a pilot with fewer trials; 0: the rows do not
    ///     decide what the step takes
    public record Taken(double seconds, long peakMemory, double work) {}
}
