package nightjar.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What a training run will take. Each step costs a constant and so much per row, as fitted by [Line] on pilots and former runs.
/// Training is taken to cost as much for each fit, of which a pilot may make fewer; a step that is no pass over rows costs a constant.
///
/// @param rows of the data, at the scale asked for
/// @param scale how many times the data of today
/// @param steps in the order in which they run
/// @param seconds of all steps
/// @param peakMemory bytes of the process, the most at one time
/// @param disk bytes that the files of the run take
/// @param price money for the time; null: nobody said what an hour costs
/// @param matrix bytes of the training matrix alone, 4 per cell, which is in Java's heap; 0: not known
/// @param basis what all this rests on
public record RunForecast(
        long rows,
        double scale,
        List<StepForecast> steps,
        Span seconds,
        Span peakMemory,
        Span disk,
        @Nullable Span price,
        long matrix,
        Basis basis) {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final String TRAIN = "train";

    /// What training holds at least beyond the steps before it, in training matrices: the batches it is put together from and the whole, XGBoost's
    /// copy with a column number beside each cell, the same while that is made, its bins, and labels, gradients and predictions. Pilots
    /// are too small to show it: their matrix hides in memory that Java has taken anyway. A former run of this size has shown it.
    private static final double TIMES_MATRIX = 8;

    public RunForecast {
        steps = List.copyOf(steps);
    }

    /// @param observations at least one, each with the same steps
    /// @param steps their names in the order in which they run
    /// @param rows of the data today
    /// @param matrixPerRow bytes of the training matrix per row of the data, hold-out rows included; 0: not known
    /// @param pricePerHour null: not known
    public static RunForecast of(
            List<Observation> observations,
            List<String> steps,
            long rows,
            double scale,
            double matrixPerRow,
            @Nullable Double pricePerHour,
            Basis basis) {
        double size = rows * scale;
        boolean seen =
                observations.stream()
                        .anyMatch(one -> one.weight() >= Observation.RUN && 2 * one.rows() >= size);
        List<StepForecast> forecasts = new ArrayList<>();
        Span seconds = Span.NONE;
        Span memory = Span.NONE;
        for (String step : new LinkedHashSet<>(steps)) {
            List<Observation> known =
                    observations.stream().filter(one -> one.steps().containsKey(step)).toList();
            Span peak = line(known, one -> taken(one, step).peakMemory()).at(size);
            StepForecast forecast =
                    new StepForecast(
                            step,
                            seconds(known, step).at(size),
                            step.equals(TRAIN) && !seen
                                    ? peak.or(memory.plus(TIMES_MATRIX * matrixPerRow * size))
                                    : peak);
            forecasts.add(forecast);
            seconds = seconds.plus(forecast.seconds());
            memory = memory.or(forecast.peakMemory());
        }
        List<Observation> stored = observations.stream().filter(one -> one.disk() != null).toList();
        return new RunForecast(
                Math.round(size),
                scale,
                forecasts,
                seconds,
                memory,
                stored.isEmpty()
                        ? Span.NONE
                        : line(stored, one -> Objects.requireNonNull(one.disk())).at(size),
                pricePerHour == null ? null : seconds.times(pricePerHour / SECONDS_PER_HOUR),
                Math.round(matrixPerRow * size),
                basis);
    }

    private static Line seconds(List<Observation> known, String step) {
        boolean grows = known.stream().allMatch(one -> taken(one, step).work() > 0);
        return grows
                ? line(known, one -> taken(one, step).seconds() / taken(one, step).work())
                : Line.level(points(known, one -> taken(one, step).seconds()));
    }

    /// The step that takes longest.
    StepForecast longest() {
        return steps.stream()
                .max(Comparator.comparingDouble(step -> step.seconds().expected()))
                .orElseThrow();
    }

    /// The step that needs most memory.
    StepForecast largest() {
        return steps.stream()
                .max(Comparator.comparingDouble(step -> step.peakMemory().expected()))
                .orElseThrow();
    }

    private static Observation.Taken taken(Observation observation, String step) {
        return Objects.requireNonNull(observation.steps().get(step));
    }

    private static Line line(List<Observation> observations, ToDoubleFunction<Observation> value) {
        return Line.through(points(observations, value));
    }

    private static List<Point> points(
            List<Observation> observations, ToDoubleFunction<Observation> value) {
        return observations.stream()
                .map(one -> new Point(one.rows(), value.applyAsDouble(one), one.weight()))
                .toList();
    }
}
