package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import nightjar.testing.Measurements;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A typing error among the numbers to predict does not end the night.
class HugeLabelTest {

    private static final String PROJECT =
            """
            project: prices
            data:
              source: {csv: data/prices.csv}
              key: id
              label: {column: price}
              columns:
                id: {type: category}
                size: {type: number}
                price: {type: number}
            train:
              holdout: {fraction: 0.3, seed: 1}
              metric: rmse
              trials: 2
              candidates: {linear: {lambda: 0.1}, gradient-boosting: {rounds: 20, max_depth: 2}}
            gate: [{metric: r2, min: 0.5}]
            """;

    @Test
    void aLabelThatNoModelCanHoldIsSetAside(@TempDir Path folder) {
        Workshop shop =
                new Workshop(folder)
                        .write("data/prices.csv", prices())
                        .write("jobs/prices.yaml", PROJECT);
        Terminal terminal = Terminal.of(shop);

        Said trained = terminal.train(shop.path("jobs/prices.yaml"), "2026-11-22");

        assertThat(trained.exit()).as(trained.err()).isZero();
        Measurements.areListed(trained.json());
        JsonNode clean =
                trained.json()
                        .path("steps")
                        .valueStream()
                        .filter(step -> step.path("name").asString("").equals("clean"))
                        .findFirst()
                        .orElseThrow();
        assertThat(clean.path("rejected").asLong()).isEqualTo(2);
        assertThat(trained.json().path("verdict").path("decision").asString(""))
                .isEqualTo("PROMOTE");
    }

    private static String prices() {
        Random random = new Random(4);
        StringBuilder csv = new StringBuilder("id,size,price\n");
        for (int row = 1; row <= 400; row++) {
            double size = random.nextDouble() * 100;
            String price =
                    switch (row) {
                        case 17 -> "1e308";
                        case 170 -> "-4e25";
                        default -> "%.2f".formatted(3 * size + random.nextGaussian());
                    };
            csv.append("p%03d,%.2f,%s\n".formatted(row, size, price));
        }
        return csv.toString();
    }
}
