package nightjar.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES =
            List.of("customer_id", "tenure", "Contract", "total_charges", "monthly_charges");

    @ParameterizedTest
    @CsvSource({
        "tenur, tenure",
        "tenrue, tenure",
        "xtenure, tenure",
        "tenare, tenure",
        "customerid, customer_id",
        "contract, Contract",
        "TENURE, tenure"
    })
    void findsAMisspeltName(String wrong, String meant) {
        assertThat(Nearest.to(wrong, NAMES)).contains(meant);
        assertThat(Nearest.question(wrong, NAMES)).isEqualTo("Did you mean '" + meant + "'?");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        assertThat(Nearest.to("price", NAMES)).isEmpty();
        assertThat(Nearest.question("", NAMES)).isEmpty();
    }

    @Test
    void putsTheNearestFirstAndEqualsInTheOrderOfTheAlphabet() {
        List<String> near = Nearest.within(2, "plan", List.of("plane", "plain", "planks", "other"));

        assertThat(near).containsExactly("plain", "plane", "planks");
    }

    @Test
    void countsASwapOfNeighboursAsOneSlip() {
        assertThat(Nearest.within(1, "tenrue", NAMES)).containsExactly("tenure");
        assertThat(Nearest.within(0, "Tenure", NAMES)).containsExactly("tenure");
    }
}
