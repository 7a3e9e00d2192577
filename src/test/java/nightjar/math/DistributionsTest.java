package nightjar.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers of SciPy 1.17.1: `stats.norm.cdf`, `stats.norm.ppf`, `stats.t.ppf`, `stats.binomtest(…).proportion_ci(0.95, "wilson")`.
class DistributionsTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @ParameterizedTest
    @CsvSource({
        "-7, 1.279812543885835e-12",
        "-3, 0.0013498980316300933",
        "-1, 0.15865525393145707",
        "0, 0.5",
        "0.5, 0.6914624612740131",
        "1.959963984540054, 0.975",
        "4.5, 0.9999966023268753",
        "-20, 0",
        "20, 1"
    })
    void theShareBelowANumberIsThatOfTheNormalDistribution(double z, double share) {
        assertThat(Normal.below(z)).isEqualTo(share, EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, -3.090232306167813",
        "0.025, -1.9599639845400545",
        "0.5, 0",
        "0.9, 1.2815515655446004",
        "0.999, 3.090232306167813"
    })
    void theQuantileIsTheNumberBelowWhichTheShareLies(double share, double z) {
        assertThat(Normal.quantile(share)).isEqualTo(z, EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 12.706204736174694",
        "0.95, 2, 4.302652729749462",
        "0.95, 5, 2.5705818356363146",
        "0.95, 5.9, 2.5705818356363146",
        "0.9, 10, 1.8124611228116756",
        "0.99, 28, 2.763262455461444",
        "0.95, 29, 1.959963984540054"
    })
    void fewRowsReachFurther(double level, double degrees, double reach) {
        assertThat(Student.reach(level, degrees)).isEqualTo(reach, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.27753279986288926",
        "3, 10, 0.10779126740630102, 0.6032218525388546",
        "50, 50, 0.9286524008666412, 1",
        "45, 1000, 0.03379951228563171, 0.059682837936223455"
    })
    void aShareHasTheIntervalOfWilson(long hits, long trials, double low, double high) {
        Interval found = Interval.wilson(hits, trials).orElseThrow();

        assertThat(found.low()).isEqualTo(low, EXACT);
        assertThat(found.high()).isEqualTo(high, EXACT);
    }

    @Test
    void whatIsNotKnownHasNoInterval() {
        assertThat(Interval.wilson(0, 0)).isEmpty();
        assertThat(Interval.of(1, Double.NaN, 50, 0.95)).isEmpty();
        assertThat(Interval.of(1, 0.1, 0, 0.95)).isEmpty();
        assertThat(Interval.of(1, 0, 28, 0.95)).as("no error on few rows").isEmpty();
        assertThat(Interval.of(1, 0, 29, 0.95)).contains(new Interval(1, 1, 0.95));
    }

    @Test
    void anIntervalIsCutToWhatAMetricCanBe() {
        assertThat(new Interval(-0.2, 1.3, 0.9).within(0, 1)).isEqualTo(new Interval(0, 1, 0.9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1, 0.9));
    }
}
