package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Where nothing can be learnt, nothing becomes champion without an override, through the command line.
class CoinFlipsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void makesNeitherAModelNorARuleOfCoinFlips(long seed) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("id,a,b,side\n");
        for (int row = 1; row <= 800; row++) {
            csv.append(
                    "c%s,%s,%s,%s\n"
                            .formatted(
                                    row,
                                    random.nextInt(100),
                                    random.nextInt(100),
                                    random.nextBoolean() ? "heads" : "tails"));
        }
        Terminal terminal =
                trained(csv, "{column: side, positive: heads}", "auc", "{beats: baseline}");

        assertThat(verdicts(terminal)).isNotEmpty().doesNotContain("PROMOTE");
        assertThat(promote(terminal, "1")).isEqualTo(2);
        assertThat(promote(terminal, "2")).isEqualTo(2);
    }

    @Test
    void promotesNothingOfNoiseWhereClassesHaveThreeRows() {
        Random random = new Random(5);
        StringBuilder csv = new StringBuilder("id,a,b,side\n");
        for (int row = 1; row <= 24; row++) {
            csv.append(
                    "c%s,%s,%s,n%s\n"
                            .formatted(row, random.nextInt(100), random.nextInt(100), row % 8));
        }
        Terminal terminal =
                trained(csv, "{column: side}", "log_loss", "{metric: accuracy, min: 0}");

        assertThat(verdicts(terminal)).containsExactly("INCONCLUSIVE");
        assertThat(promote(terminal, "1")).isEqualTo(2);
    }

    private Terminal trained(StringBuilder csv, String label, String metric, String gate) {
        Workshop shop =
                new Workshop(folder)
                        .write("data/coins.csv", csv.toString())
                        .write(
                                "jobs/coins.yaml",
                                """
                                project: coins
                                data:
                                  source: {csv: data/coins.csv}
                                  key: id
                                  label: %s
                                  columns:
                                    id: {type: text}
                                    a: {type: number}
                                    b: {type: number}
                                    side: {type: category}
                                train:
                                  holdout: {fraction: 0.3, seed: 1}
                                  metric: %s
                                  folds: 2
                                  trials: 1
                                  candidates: {logistic: {lambda: 0.1}}
                                gate: [%s, {beats: champion}]
                                """
                                        .formatted(label, metric, gate));
        Terminal terminal = Terminal.of(shop);
        Said said = terminal.train(shop.path("jobs/coins.yaml"), "2026-11-22");
        assertThat(said.exit()).as(said.err()).isZero();
        return terminal;
    }

    private static List<String> verdicts(Terminal terminal) {
        return terminal.say("models", "coins", "--json")
                .json()
                .valueStream()
                .map((JsonNode version) -> version.path("verdict").asString(""))
                .toList();
    }

    private static int promote(Terminal terminal, String version) {
        return terminal.say("promote", "coins", version, "--by", "ana", "--reason", "why not")
                .exit();
    }
}
