package nightjar.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0.8, 0.80",
        "0.755, 0.755",
        "1, 1.00",
        "25000, 25000.00",
        "0.00001, 0.00001",
        "-0.5, -0.50",
        "0, 0.00"
    })
    void writesBoundsAsOwnersDo(double number, String expected) {
        assertThat(Figures.bound(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.846, 0.8, 0.8460",
        "0.8, 0.8, 0.8000",
        "0.79996, 0.8, 0.79996",
        "0.80004, 0.8, 0.80004",
        "0.7999999999999999, 0.8, 0.7999999999999999",
        "41234.5678, 41000, 41234.5678",
    })
    void showsOnWhichSideANumberLies(double number, double other, String expected) {
        assertThat(Figures.beside(number, other)).isEqualTo(expected);
    }
}
