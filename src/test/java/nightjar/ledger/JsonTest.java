package nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

    record Numbers(double primitive, @Nullable Double boxed, List<Double> list) {}

    @Test
    void writesWhatIsUndefinedAsNullAndReadsItBack() {
        Numbers numbers = new Numbers(Double.NaN, null, List.of(0.1, Double.NaN));

        String json = Json.write(numbers);

        assertThat(json)
                .isEqualTo(
                        """
                        {
                          "primitive" : null,
                          "boxed" : null,
                          "list" : [ 0.1, null ]
                        }
                        """);
        Numbers read = Json.read(json, Numbers.class);
        assertThat(read.primitive()).isNaN();
        assertThat(read.boxed()).isNull();
        assertThat(read.list()).containsExactly(0.1, null);
    }

    @Test
    void keepsEveryBitOfANumber() {
        Numbers numbers = new Numbers(Math.nextUp(0.1), Double.MIN_VALUE, List.of(-0.0, 1e300));

        assertThat(Json.read(Json.write(numbers), Numbers.class)).isEqualTo(numbers);
    }
}
