package nightjar.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTest {

    record Numbers(double one, List<Double> list) {}

    static final class Arrays {
        public double[] row = {};
        public double[][] rows = {};
    }

    @Test
    void writesTheUndefinedAsNullAndReadsItBack() {
        Numbers numbers = new Numbers(Double.NaN, List.of(1.5, Double.NEGATIVE_INFINITY));

        String json = Json.write(numbers);

        assertThat(json)
                .isEqualTo(
                        """
                        {
                          "one" : null,
                          "list" : [ 1.5, "-Infinity" ]
                        }
                        """);
        assertThat(Json.read(json, Numbers.class)).isEqualTo(numbers);
    }

    @Test
    void writesArraysWithUndefinedNumbersAndReadsThemBack() {
        Arrays arrays = new Arrays();
        arrays.row = new double[] {1, Double.NaN, 1e-300, -0.0, Double.POSITIVE_INFINITY};
        arrays.rows = new double[][] {{Double.NaN}, {}, new double[100]};

        Arrays read = Json.read(Json.write(arrays), Arrays.class);

        assertThat(read.row).containsExactly(arrays.row);
        assertThat(java.util.Arrays.deepEquals(read.rows, arrays.rows)).isTrue();
    }

    @Test
    void refusesTextWhereANumberIsExpected() {
        assertThatThrownBy(() -> Json.read("{\"one\": \"abc\", \"list\": []}", Numbers.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("expected a number");
    }
}
