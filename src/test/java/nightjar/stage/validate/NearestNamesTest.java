package nightjar.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

    private static final List<String> NAMES =
            List.of("customer_id", "tenure", "Contract", "total_charges", "monthly_charges");

    @Test
    void findsAMisspeltName() {
        assertThat(NearestNames.of("tenur", NAMES)).containsExactly("tenure");
        assertThat(NearestNames.of("customerid", NAMES)).containsExactly("customer_id");
    }

    @Test
    void takesCapitalsForTheSame() {
        assertThat(NearestNames.of("contract", NAMES)).containsExactly("Contract");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        assertThat(NearestNames.of("price", NAMES)).isEmpty();
    }
}
