package nightjar.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nightjar.project.training.Algorithm;
import org.junit.jupiter.api.Test;

class RunForecastTest {

    /// Explore: 1 s and 10 ms per row. Train: 10 s and 100 ms per row, of which pilots do a fifth. Gate: 3 s. Each takes a second longer in a cold Java.
    private static Observation pilot(long rows, boolean cold) {
        double more = cold ? 1 : 0;
        return new Observation(
                rows,
                cold ? Observation.Kind.COLD_PILOT : Observation.Kind.WARM_PILOT,
                Map.of(
                        "explore",
                                new Observation.Taken(
                                        more + 1 + 0.01 * rows, memory(100_000_000, cold), 1),
                        "train",
                                new Observation.Taken(
                                        more + 2 + 0.02 * rows, memory(200_000_000, cold), 0.2),
                        "gate", new Observation.Taken(more + 3, memory(150_000_000, cold), 0)),
                50 * rows);
    }

    /// What comes later in a Java inherits what Java took before.
    private static long memory(long bytes, boolean cold) {
        return cold ? bytes : 700_000_000;
    }

    private static TrainingMatrix matrix(long rows, double fitted) {
        return new TrainingMatrix(
                rows, 10, fitted, List.of(Algorithm.LOGISTIC, Algorithm.GRADIENT_BOOSTING));
    }

    private static RunForecast forecast(double scale) {
        return RunForecast.of(
                List.of(pilot(400, true), pilot(100, false), pilot(200, false), pilot(400, false)),
                List.of("explore", "train", "gate"),
                1000,
                scale,
                matrix(Math.round(400 * scale), 1),
                1.8,
                new Basis(List.of(400L, 100L, 200L, 400L), 7, 0));
    }

    @Test
    void addsTheStepsAndDoesAllOfTheWorkButWarmsUpOnce() {
        RunForecast forecast = forecast(1);

        assertThat(forecast.steps())
                .extracting(step -> Math.round(step.seconds().expected() * 1e6) / 1e6)
                .containsExactly(12.0, 111.0, 4.0);
        assertThat(forecast.seconds().expected()).isCloseTo(127, within(1e-6));
        assertThat(forecast.peakMemory().expected()).isCloseTo(2e8, within(1e-3));
        assertThat(forecast.disk().expected()).isCloseTo(50_000, within(1e-6));
        assertThat(Objects.requireNonNull(forecast.price()).expected())
                .isCloseTo(0.0635, within(1e-9));
        assertThat(forecast.matrix()).isEqualTo(16_000);
    }

    @Test
    void growsWithTheRowsButNotInWhatTheyDoNotDecide() {
        RunForecast forecast = forecast(10);

        assertThat(forecast.rows()).isEqualTo(10_000);
        assertThat(forecast.steps())
                .extracting(step -> Math.round(step.seconds().expected() * 1e6) / 1e6)
                .containsExactly(102.0, 1011.0, 4.0);
        assertThat(forecast.matrix()).isEqualTo(160_000);
    }

    @Test
    void trainingHoldsItsMatrixSeveralTimesWhateverThePilotsShow() {
        RunForecast forecast = forecast(10_000);

        assertThat(forecast.matrix()).isEqualTo(160_000_000);
        assertThat(forecast.peakMemory().expected())
                .isCloseTo(1e8 + 4e6 * (100 + 10 * 32), within(1e-3));
    }

    @Test
    void ofAMatrixThatDoesNotFitTrainingHoldsTheSample() {
        RunForecast forecast =
                RunForecast.of(
                        List.of(pilot(400, true)),
                        List.of("explore", "train"),
                        10_000_000,
                        1,
                        matrix(4_000_000, 0.25),
                        null,
                        new Basis(List.of(400L), 1, 0));

        assertThat(forecast.fitted()).isEqualTo(0.25);
        assertThat(forecast.peakMemory().expected())
                .isCloseTo(1e8 + 1e6 * (100 + 10 * 32), within(1e-3));
    }

    @Test
    void whatARunOfThisSizeHeldIsBelievedAndNotItsMatrixOrAPilot() {
        Observation run =
                new Observation(
                        10_000_000,
                        Observation.Kind.RUN,
                        Map.of(
                                "explore", new Observation.Taken(10, 600_000_000, 1),
                                "train", new Observation.Taken(90, 1_600_000_000, 1)),
                        null);

        RunForecast forecast =
                RunForecast.of(
                        List.of(run, run, run, pilot(400, true)),
                        List.of("explore", "train"),
                        10_000_000,
                        1,
                        matrix(10_000_000, 1),
                        null,
                        new Basis(List.of(400L), 1, 3));

        assertThat(forecast.steps())
                .extracting(step -> Math.round(step.peakMemory().expected()))
                .containsExactly(600_000_000L, 1_600_000_000L);
    }

    @Test
    void aStepThatOnlyPilotsHadIsForecastFromThem() {
        Observation run =
                new Observation(
                        1000,
                        Observation.Kind.RUN,
                        Map.of("explore", new Observation.Taken(10, 600_000_000, 1)),
                        null);

        RunForecast forecast =
                RunForecast.of(
                        List.of(run, pilot(400, true)),
                        List.of("explore", "gate"),
                        1000,
                        1,
                        matrix(0, 1),
                        null,
                        new Basis(List.of(400L), 1, 1));

        assertThat(forecast.steps())
                .extracting(step -> Math.round(step.peakMemory().expected()))
                .containsExactly(600_000_000L, 150_000_000L);
    }
}
