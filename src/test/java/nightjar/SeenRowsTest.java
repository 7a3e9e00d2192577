package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import nightjar.database.Database;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The champion is judged on rows that no fit of it has seen, through the command line. Champion and candidate learn their rows by heart, so that the
/// champion would shine on its own.
class SeenRowsTest {

    private static final int ROWS = 1_200;

    @TempDir Path folder;
    private Workshop shop;
    private Terminal terminal;

    @BeforeEach
    void open() {
        shop = new Workshop(folder).write("data/visits.csv", visits(""));
        terminal = Terminal.of(shop);
    }

    @Test
    void keepsHowTheHoldoutWasChosenAndLeavesOutWhatTheChampionWasFittedOn() {
        train("2026-11-21", project("key: id", "{fraction: 0.3, seed: 1}"));

        JsonNode same = train("2026-11-22", project("key: id", "{fraction: 0.3, seed: 1}"));
        JsonNode other = train("2026-11-23", project("key: id", "{fraction: 0.3, seed: 2}"));
        JsonNode wider = train("2026-11-24", project("key: id", "{fraction: 0.5, seed: 1}"));

        double honest = measured(same, "auc", "champion");
        assertThat(measured(same, "compared_rows", "champion")).isEqualTo(holdout(same));
        // Three tenths of three tenths.
        assertThat(measured(other, "compared_rows", "champion"))
                .isBetween(0.05 * ROWS, 0.13 * ROWS);
        assertThat(measured(other, "auc", "champion")).isBetween(honest - 0.1, honest + 0.1);
        assertThat(measured(other, "compared_rows", "baseline")).isEqualTo(holdout(other));
        assertThat(decision(other)).isEqualTo("HOLD");
        assertThat(sentence(other))
                .contains(
                        "on the same %.0f rows"
                                .formatted(measured(other, "compared_rows", "champion")))
                .endsWith(
                        "The other %.0f rows of the hold-out are left out: the champion was fitted on them, or may have been."
                                .formatted(
                                        holdout(other)
                                                - measured(other, "compared_rows", "champion")));
        // What the smaller hold-out held, the wider one holds too.
        assertThat(measured(wider, "compared_rows", "champion")).isEqualTo(holdout(same));
    }

    @Test
    void cannotKnowTheRowsOfDataWithoutAKeyOnceTheDataHaveChanged() {
        String project = project("", "{fraction: 0.3, seed: 1}");
        train("2026-11-21", project);

        JsonNode same = train("2026-11-22", project);
        shop.write("data/visits.csv", visits("v0,o0,0.1,0.2,0.3,0.4,yes\n"));
        JsonNode inserted = train("2026-11-23", project);

        assertThat(measured(same, "compared_rows", "champion")).isEqualTo(holdout(same));
        assertThat(decision(same)).isEqualTo("REJECT");
        assertThat(decision(inserted)).isEqualTo("HOLD");
        assertThat(sentence(inserted))
                .isEqualTo(
                        "The champion cannot be compared: which of these rows version 1 was fitted on cannot be known: without a key it knew rows by their number, and the data are not those it was trained on.");
    }

    @Test
    void comparesByTheKeyOfTheChampionAndByTheTimeOfTheCandidate() {
        train("2026-11-21", project("key: id", "{fraction: 0.3, seed: 1}"));
        asOfAnEarlierProgram();

        JsonNode inTime = train("2026-11-22", project("key: id", "{fraction: 0.3, after: a}"));
        String keyless =
                project("key: id", "{fraction: 0.3, seed: 1}").replace("key: id", "key: other");
        JsonNode otherKey =
                train("2026-11-23", keyless.replace("id: {type: text}", "other: {type: text}"));

        assertThat(measured(inTime, "compared_rows", "champion"))
                .isBetween(0.05 * ROWS, 0.13 * ROWS);
        assertThat(decision(otherKey)).isEqualTo("HOLD");
        assertThat(sentence(otherKey))
                .contains("its hold-out went by 'id', which the rows do not have");
    }

    /// A version that has its project file only.
    private void asOfAnEarlierProgram() {
        try (Database database = Database.open(shop.settings())) {
            int removed =
                    database.jdbc()
                            .sql("DELETE FROM model_file WHERE name = 'holdout.json'")
                            .update();
            assertThat(removed).isEqualTo(1);
        }
    }

    private JsonNode train(String date, String project) {
        shop.write("jobs/visits.yaml", project);
        Said said = terminal.train(shop.path("jobs/visits.yaml"), date);
        assertThat(said.exit()).as(said.err()).isZero();
        return said.json();
    }

    private static double holdout(JsonNode run) {
        return measured(run, "holdout_rows", null);
    }

    private static double measured(JsonNode run, String name, @Nullable String model) {
        return run.path("measurements")
                .valueStream()
                .filter(one -> one.path("step").asString("").equals("evaluate"))
                .filter(one -> one.path("name").asString("").equals(name))
                .filter(one -> model == null || one.path("model").asString("").equals(model))
                .filter(one -> one.path("slice").isNull())
                .mapToDouble(one -> one.path("value").asDouble())
                .findFirst()
                .orElseThrow();
    }

    private static String decision(JsonNode run) {
        return run.path("verdict").path("decision").asString("");
    }

    private static String sentence(JsonNode run) {
        return run.path("verdict")
                .path("reasons")
                .valueStream()
                .filter(reason -> reason.path("rule").asString("").equals("beats champion (auc)"))
                .map(reason -> reason.path("sentence").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private static String project(String key, String holdout) {
        return """
        project: visits
        data:
          source: {csv: data/visits.csv}
          %s
          label: {column: bought, positive: "yes"}
          columns:
            id: {type: text}
            a: {type: number}
            b: {type: number}
            c: {type: number}
            d: {type: number}
            bought: {type: category, values: ["no", "yes"]}
        train:
          holdout: %s
          metric: auc
          folds: 2
          trials: 1
          candidates: {gradient-boosting: {rounds: 60, max_depth: 8, learning_rate: 0.3}}
        gate: [{beats: champion}]
        """
                .formatted(key.isEmpty() ? "max_rejected: 1 %" : key, holdout);
    }

    /// @param first a row before all others, or none
    private static String visits(String first) {
        Random random = new Random(11);
        StringBuilder csv = new StringBuilder("id,other,a,b,c,d,bought\n").append(first);
        for (int row = 1; row <= ROWS; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            boolean bought = a + b + 1.5 * random.nextGaussian() > 0;
            csv.append(
                    "v%s,o%s,%s,%s,%s,%s,%s\n"
                            .formatted(
                                    row,
                                    row,
                                    a,
                                    b,
                                    random.nextGaussian(),
                                    random.nextGaussian(),
                                    bought ? "yes" : "no"));
        }
        return csv.toString();
    }
}
