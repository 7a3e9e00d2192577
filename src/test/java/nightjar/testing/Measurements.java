package nightjar.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import nightjar.ledger.Quantity;
import nightjar.ledger.Quantity.Dimension;
import tools.jackson.databind.JsonNode;

/// The measurements of a run as it is printed, held against the list of what can be measured.
public final class Measurements {

    private Measurements() {}

    /// @param run as `show RUN --json` prints it
    public static void areListed(JsonNode run) {
        assertThat(run.path("measurements")).isNotEmpty();
        for (JsonNode one : run.path("measurements")) {
            String step = one.path("step").asString();
            String name = one.path("name").asString();
            Quantity quantity =
                    Quantity.find(step, name)
                            .orElseThrow(() -> new AssertionError(one + " is not listed"));
            assertThat(one.path("unit").asString()).as(one.toString()).isEqualTo(quantity.unit());
            assertThat(fits(one.path("value"), quantity)).as(one.toString()).isTrue();
            for (Dimension dimension : Dimension.values()) {
                JsonNode about = one.path(dimension.name().toLowerCase(Locale.ROOT));
                assertThat(about.isMissingNode()).isFalse();
                assertThat(about.isNull() || quantity.dimensions().contains(dimension))
                        .as("%s: %s", dimension, one)
                        .isTrue();
            }
        }
    }

    private static boolean fits(JsonNode value, Quantity quantity) {
        return value.isNull() || quantity.range().contains(value.asDouble());
    }
}
