package nightjar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a run will take, before it begins, on the command line.
@Tag("slow")
class ForecastTest {

    private Workshop shop;
    private Terminal terminal;

    @BeforeEach
    void opens(@TempDir Path folder) {
        shop = SmallChurn.in(folder);
        terminal = Terminal.of(shop);
    }

    @Test
    void plansAndKeepsNothing() {
        budget("{minutes: 60, price_per_hour: 1.8}");

        Said planned = on("plan", "--scale", "10", "--json");

        assertThat(planned.exit()).describedAs(planned.err()).isZero();
        JsonNode plan = planned.json();
        assertThat(plan.path("fits").asBoolean()).isTrue();
        JsonNode forecast = plan.path("forecast");
        assertThat(forecast.path("rows").asLong()).isEqualTo(6000);
        assertThat(forecast.path("steps").findValuesAsString("step"))
                .containsExactly(
                        "explore",
                        "validate",
                        "clean",
                        "features",
                        "train",
                        "evaluate",
                        "gate",
                        "promote");
        assertThat(forecast.path("basis").path("pilots").toString()).isEqualTo("[600,152,304,600]");
        assertThat(forecast.path("price").path("expected").asDouble())
                .isEqualTo(forecast.path("seconds").path("expected").asDouble() * (1.8 / 3600));
        // tenure, charge and the share of rows per contract, as the plan has them: 4 bytes for each
        // training row
        assertThat(forecast.path("matrix").asLong()).isPositive();
        assertThat(terminal.say("runs", "--json").json()).isEmpty();
    }

    @Test
    void anImpossibleBudgetEndsWithSixBeforeARunIsBegun() {
        budget("{minutes: 0.001}");

        Said refused = on("train", "--json");

        assertThat(refused.exit()).isEqualTo(6);
        assertThat(refused.err())
                .contains("churn.train.2026-11-22 was not begun, because it is over the budget of")
                .containsPattern(
                        "The run will take [0-9.]+ minutes \\([0-9.]+ to [0-9.]+\\); the budget has 0.00100. Most of it is the step ")
                .contains("Make fewer trials (train.trials is 1)");
        assertThat(refused.json().path("outcome").asString()).isEqualTo("OVER_BUDGET");
        assertThat(refused.json().path("forecast").path("rows").asLong()).isEqualTo(600);
        assertThat(terminal.say("runs", "--json").json()).isEmpty();
    }

    @Test
    void aRunWithinItsBudgetShowsForecastBesideFact() {
        budget("{minutes: 60, memory: 64GB, disk: 10GB}");

        Said trained = on("train", "--json");
        Said shown = terminal.say("show", "churn.train.2026-11-22", "--json");

        assertThat(trained.exit()).describedAs(trained.err()).isZero();
        JsonNode forecast = shown.json().path("forecast");
        assertThat(forecast).isEqualTo(trained.json().path("forecast"));
        JsonNode fact = forecast.path("fact");
        assertThat(fact.path("seconds")).isEqualTo(shown.json().path("seconds"));
        assertThat(fact.path("peak_memory").asLong()).isPositive();
        assertThat(fact.path("disk").asLong()).isPositive();
        assertThat(terminal.say("show", "churn.train.2026-11-22").out())
                .containsPattern("FORECAST +EXPECTED +FROM +TO +FACT\nseconds +");
    }

    @Test
    void afterThreeRunsTheLedgerIsEnough() {
        for (String date : new String[] {"2026-11-19", "2026-11-20", "2026-11-21"}) {
            assertThat(on(date, "train").exit()).isZero();
        }
        budget("{minutes: 60}");

        Said trained = on("train", "--json");

        assertThat(trained.json().path("forecast").path("basis").toString())
                .isEqualTo("{\"pilots\":[],\"pilot_seconds\":0.0,\"runs\":3}");
        JsonNode forecast = trained.json().path("forecast");
        assertThat(forecast.path("rows").asLong()).isEqualTo(600);
        assertThat(forecast.path("matrix").asLong()).isEqualTo(matrix("2026-11-21"));
        assertThat(forecast.path("disk").path("expected").asDouble())
                .isCloseTo(forecast.path("fact").path("disk").asDouble(), withinPercentage(5));
    }

    @Test
    void afterThreeRunsTheDiskIsHeldAgainstTheBudgetToo() {
        for (String date : new String[] {"2026-11-19", "2026-11-20", "2026-11-21"}) {
            assertThat(on(date, "train").exit()).isZero();
        }
        budget("{disk: 1KB}");

        Said refused = on("train", "--json");

        assertThat(refused.exit()).isEqualTo(6);
        assertThat(refused.err()).contains("MB of disk");
        assertThat(refused.json().path("forecast").path("basis").path("runs").asInt()).isEqualTo(3);
    }

    /// Bytes of the training matrix of a run, 4 per cell, as its measurements have it.
    private long matrix(String date) {
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode one :
                terminal.say("show", "churn.train." + date, "--json").json().path("measurements")) {
            if (one.path("step").asString().equals("features")) {
                counts.put(one.path("name").asString(), one.path("value").asLong());
            }
        }
        return 4 * counts.getOrDefault("training_rows", 0L) * counts.getOrDefault("features", 0L);
    }

    private void budget(String budget) {
        shop.write(
                "jobs/churn.yaml",
                SmallChurn.project("[0.01]").replace("data:\n", "budget: " + budget + "\ndata:\n"));
    }

    private Said on(String command, String... more) {
        return command.startsWith("2") ? say(command, more[0]) : say("2026-11-22", command, more);
    }

    private Said say(String date, String command, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(command, shop.path("jobs/churn.yaml").toString(), "--date", date));
        words.addAll(List.of(more));
        return terminal.say(words.toArray(String[]::new));
    }
}
