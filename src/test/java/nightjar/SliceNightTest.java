package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import nightjar.testing.Measurements;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A candidate that is good on the whole and bad for some, through the command line.
class SliceNightTest {

    private static final int ROWS = 2_000;

    private static final String PROJECT =
            """
            project: visits
            data:
              source: {csv: data/visits.csv}
              key: id
              label: {column: bought, positive: "yes"}
              columns:
                id: {type: category}
                channel: {type: category, values: [shop, web]}
                minutes: {type: number}
                clicks: {type: number}
                bought: {type: category, values: ["no", "yes"]}
            train:
              holdout: {fraction: 0.4, seed: 1}
              metric: auc
              trials: 1
              candidates: {gradient-boosting: {rounds: 40, max_depth: 3, learning_rate: 0.1}}
            gate:
              - {metric: auc, min: 0.60}
              - {slice: channel, metric: auc, max_drop: 0.10}
            """;

    @Test
    void isRefusedByTheGroupThatWouldBeWorseOff(@TempDir Path folder) {
        Workshop shop =
                new Workshop(folder)
                        .write("data/visits.csv", visits())
                        .write("jobs/visits.yaml", PROJECT);
        Terminal terminal = Terminal.of(shop);
        Said before = terminal.train(shop.path("jobs/visits.yaml"), "2026-11-21");
        // Linear, so that it must take the channels for one and the other.
        shop.write(
                "jobs/visits.yaml",
                PROJECT.replaceFirst("gradient-boosting: .*", "logistic: {lambda: 0.1}}"));

        Said after = terminal.train(shop.path("jobs/visits.yaml"), "2026-11-22");

        Measurements.areListed(after.json());
        assertThat(decision(before)).isEqualTo("PROMOTE");
        assertThat(decision(after)).isEqualTo("REJECT");
        assertThat(
                        after.json()
                                .path("verdict")
                                .path("reasons")
                                .valueStream()
                                .filter(reason -> !reason.path("held").asBoolean())
                                .map(reason -> reason.path("sentence").asString("")))
                .containsExactly(
                        "auc is 0.6884 where channel = web in 196 rows, that of the champion is 0.9293: 0.2410 worse, more than the 0.10 allowed.");
        assertThat(champions(terminal)).containsExactly(1);
    }

    private static List<Integer> champions(Terminal terminal) {
        return terminal.say("models", "visits", "--json")
                .json()
                .valueStream()
                .filter(version -> version.path("champion").asBoolean())
                .map(version -> version.path("version").asInt())
                .toList();
    }

    private static String decision(Said said) {
        return said.json().path("verdict").path("decision").asString("");
    }

    /// In the shop it is the minutes that tell, on the web the clicks.
    private static String visits() {
        Random random = new Random(11);
        StringBuilder csv = new StringBuilder("id,channel,minutes,clicks,bought\n");
        for (int row = 1; row <= ROWS; row++) {
            boolean web = random.nextInt(4) == 0;
            double minutes = random.nextGaussian();
            double clicks = random.nextGaussian();
            boolean bought = (web ? clicks : minutes) + random.nextGaussian() * 0.5 > 0;
            csv.append(
                    "v%04d,%s,%.3f,%.3f,%s\n"
                            .formatted(
                                    row,
                                    web ? "web" : "shop",
                                    minutes,
                                    clicks,
                                    bought ? "yes" : "no"));
        }
        return csv.toString();
    }
}
