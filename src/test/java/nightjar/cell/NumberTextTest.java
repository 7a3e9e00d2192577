package nightjar.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+7, 7",
        "007, 7",
        ".5, 0.5",
        "5., 5",
        "-1116, -1116",
        "29.85, 29.85",
        "1e3, 1000",
        "1E-3, 0.001",
        "123456789012345678, 123456789012345678",
        "-93.619754, -93.619754"
    })
    void readsPlainDecimals(String text, double number) {
        assertThat(NumberText.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "+.",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "1,5",
                "NaN",
                "Infinity",
                "0x1p3",
                "1d",
                "1f",
                "1 2",
                " 1",
                "--1",
                "1e5.0",
                "1e999",
                "٣"
            })
    void refusesWhatIsNoPlainDecimal(String text) {
        assertThat(NumberText.parse(text)).isNaN();
    }

    @Test
    void readsWhatDoublesPrintAsTheSameDoubles() {
        SplittableRandom random = new SplittableRandom(7);

        for (int i = 0; i < 100_000; i++) {
            double number = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 12));
            assertThat(NumberText.parse(Double.toString(number))).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1.0, 0", "1.50, 1", "-3.25, 2", "1.5e3, 0", "5., 0"})
    void countsDecimalsWithoutTrailingZeros(String text, int decimals) {
        assertThat(NumberText.decimals(text)).isEqualTo(decimals);
    }
}
