package nightjar.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunForecastTest {

    /// Explore: 1 s and 10 ms per row. Train: 10 s and 100 ms per row, of which pilots do a fifth. Gate: 3 s.
    private static Observation pilot(long rows) {
        return new Observation(
                rows,
                Observation.PILOT,
                Map.of(
                        "explore", new Observation.Taken(1 + 0.01 * rows, 100_000_000, 1),
                        "train", new Observation.Taken(2 + 0.02 * rows, 200_000_000, 0.2),
                        "gate", new Observation.Taken(3, 150_000_000, 0)),
                50 * rows);
    }

    private static RunForecast forecast(double scale) {
        return RunForecast.of(
                List.of(pilot(100), pilot(200), pilot(400)),
                List.of("explore", "train", "gate"),
                1000,
                scale,
                16,
                1.8,
                new Basis(List.of(100L, 200L, 400L), 7, 0));
    }

    @Test
    void addsTheStepsAndDoesAllOfTheWork() {
        RunForecast forecast = forecast(1);

        assertThat(forecast.steps())
                .extracting(step -> Math.round(step.seconds().expected() * 1e6) / 1e6)
                .containsExactly(11.0, 110.0, 3.0);
        assertThat(forecast.seconds().expected()).isCloseTo(124, within(1e-9));
        assertThat(forecast.peakMemory().expected()).isCloseTo(2e8, within(1e-3));
        assertThat(forecast.disk().expected()).isCloseTo(50_000, within(1e-6));
        assertThat(Objects.requireNonNull(forecast.price()).expected())
                .isCloseTo(0.062, within(1e-9));
        assertThat(forecast.matrix()).isEqualTo(16_000);
    }

    @Test
    void growsWithTheRowsButNotInWhatTheyDoNotDecide() {
        RunForecast forecast = forecast(10);

        assertThat(forecast.rows()).isEqualTo(10_000);
        assertThat(forecast.steps())
                .extracting(step -> Math.round(step.seconds().expected() * 1e6) / 1e6)
                .containsExactly(101.0, 1010.0, 3.0);
        assertThat(forecast.matrix()).isEqualTo(160_000);
    }

    @Test
    void trainingHoldsItsMatrixSeveralTimesWhateverThePilotsShow() {
        RunForecast forecast = forecast(10_000);

        assertThat(forecast.matrix()).isEqualTo(160_000_000);
        assertThat(forecast.peakMemory().expected()).isCloseTo(1e8 + 8 * 1.6e8, within(1e-3));
    }

    @Test
    void whatARunOfThisSizeHeldIsBelievedAndNotItsMatrix() {
        Observation run =
                new Observation(
                        10_000_000,
                        Observation.RUN,
                        Map.of(
                                "explore", new Observation.Taken(10, 600_000_000, 1),
                                "train", new Observation.Taken(90, 1_600_000_000, 1)),
                        null);

        RunForecast forecast =
                RunForecast.of(
                        List.of(run, run, run),
                        List.of("explore", "train"),
                        10_000_000,
                        1,
                        40,
                        null,
                        new Basis(List.of(), 0, 3));

        assertThat(forecast.matrix()).isEqualTo(400_000_000);
        assertThat(forecast.peakMemory().expected()).isCloseTo(1.6e9, within(1.0));
    }
}
