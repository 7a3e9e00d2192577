package nightjar.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What a training run will take. Each step costs a constant, so much per row and Java's warming up, as fitted by [Cost] on pilots and former runs.
/// Training is taken to cost as much for each fit, of which a pilot may make fewer; the rows do not change what a step costs that is no pass over them.
///
/// Only what was first in its Java tells what a step holds in memory: later work inherits what Java took before it. Passes hold as much for any
/// number of rows; training holds so much more for each row and cell of its matrix.
///
/// @param rows of the data, at the scale asked for
/// @param scale how many times the data of today
/// @param steps in the order in which they run
/// @param seconds of all steps
/// @param peakMemory bytes of the process, the most at one time
/// @param disk bytes that the files of the run take
/// @param price money for the time; null: nobody said what an hour costs
/// @param matrix bytes of the training matrix of all rows, 4 per cell; 0: not known
/// @param fitted the share of the training rows that models are fitted on, less than 1 where that matrix does not fit into Java's heap
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
        double fitted,
        Basis basis) {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final String TRAIN = "train";

    /// A former run of at least this part of the rows has shown what a run holds.
    private static final double NEAR = 0.8;

    public RunForecast {
        steps = List.copyOf(steps);
    }

    /// @param observations at least one that is cold, each with the same steps
    /// @param steps their names in the order in which they run
    /// @param rows of the data today
    /// @param matrix of the rows at the scale asked for
    /// @param pricePerHour null: not known
    public static RunForecast of(
            List<Observation> observations,
            List<String> steps,
            long rows,
            double scale,
            TrainingMatrix matrix,
            @Nullable Double pricePerHour,
            Basis basis) {
        double size = rows * scale;
        List<StepForecast> forecasts = new ArrayList<>();
        Span seconds = Span.NONE;
        Span memory = Span.NONE;
        for (String step : new LinkedHashSet<>(steps)) {
            List<Observation> known =
                    observations.stream().filter(one -> one.steps().containsKey(step)).toList();
            Span peak = memory(telling(known, size), step).at(size);
            // The matrix of a pilot hides in memory that Java has taken anyway.
            boolean isHidden = step.equals(TRAIN) && !isShown(known, size);
            StepForecast forecast =
                    new StepForecast(
                            step,
                            seconds(known, step).at(size),
                            isHidden ? peak.or(memory.plus(matrix.held())) : peak);
            forecasts.add(forecast);
            seconds = seconds.plus(forecast.seconds());
            memory = memory.or(forecast.peakMemory());
        }
        return new RunForecast(
                Math.round(size),
                scale,
                forecasts,
                seconds,
                memory,
                disk(observations, size),
                pricePerHour == null ? null : seconds.times(pricePerHour / SECONDS_PER_HOUR),
                matrix.bytes(),
                matrix.fitted(),
                basis);
    }

    private static Cost seconds(List<Observation> known, String step) {
        boolean grows = known.stream().allMatch(one -> taken(one, step).work() > 0);
        return grows
                ? Cost.growing(
                        points(
                                known,
                                one -> taken(one, step).work(),
                                one -> taken(one, step).seconds()))
                : Cost.level(points(known, _ -> 1, one -> taken(one, step).seconds()));
    }

    private static Cost memory(List<Observation> known, String step) {
        return Cost.seen(points(known, _ -> 1, one -> taken(one, step).peakMemory()));
    }

    /// Those that tell what a run of this size holds: former runs where one was about as large, else whatever was first in its Java.
    private static List<Observation> telling(List<Observation> observations, double size) {
        List<Observation> runs = observations.stream().filter(RunForecast::isRun).toList();
        return isShown(runs, size)
                ? runs
                : observations.stream().filter(one -> one.kind().cold).toList();
    }

    private static boolean isRun(Observation observation) {
        return observation.kind() == Observation.Kind.RUN;
    }

    private static boolean isShown(List<Observation> observations, double size) {
        return observations.stream().anyMatch(one -> isRun(one) && one.rows() >= NEAR * size);
    }

    private static Span disk(List<Observation> observations, double size) {
        List<Observation> known = observations.stream().filter(one -> one.disk() != null).toList();
        return known.isEmpty()
                ? Span.NONE
                : Cost.growing(points(known, _ -> 1, one -> Objects.requireNonNull(one.disk())))
                        .at(size);
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

    private static List<Point> points(
            List<Observation> observations,
            ToDoubleFunction<Observation> work,
            ToDoubleFunction<Observation> value) {
        return observations.stream()
                .map(
                        one ->
                                new Point(
                                        one.rows(),
                                        work.applyAsDouble(one),
                                        one.kind().cold,
                                        value.applyAsDouble(one),
                                        one.kind().weight))
                .toList();
    }
}
