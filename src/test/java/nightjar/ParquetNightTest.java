package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A night over a Parquet file with what CSV files do not have: identifiers that no number holds, truth values, infinity. The next file may be CSV.
class ParquetNightTest {

    @TempDir Path folder;

    @Test
    void whatATypeHoldsIsNotLostOnTheWayToTheScores() throws IOException, SQLException {
        Workshop shop = new Workshop(folder);
        Terminal terminal = Terminal.of(shop);
        Path data = shop.path("data/visits.csv");
        write(data, "600");
        Path project = shop.path("jobs/visits.yaml");

        Said drafted =
                terminal.say(
                        "init",
                        data.toString(),
                        "--label",
                        "left",
                        "--positive",
                        "true",
                        "--key",
                        "Run",
                        "--out",
                        project.toString());
        fewTrials(project);
        Said checked = terminal.say("check", project.toString());
        Said trained = terminal.train(project, "2026-11-22");

        assertThat(drafted.exit()).as(drafted.err()).isZero();
        assertThat(checked.err()).contains("the key stands there as 'key_Run'");
        assertThat(trained.exit()).as(trained.err()).isZero();
        JsonNode clean = step(trained.json(), "clean");
        assertThat(clean.path("read").asLong()).isEqualTo(600);
        assertThat(clean.path("rejected").asLong()).isEqualTo(6);
        List<String> words = scored(shop, terminal, project, "words.csv", "True", "FALSE");
        List<String> digits = scored(shop, terminal, project, "digits.csv", "1", "0");
        assertThat(words.getFirst()).isEqualTo("key_Run,prediction,score,model,run");
        assertThat(cells(words)).isEqualTo(cells(digits));
        assertThat(cells(words).getFirst()).startsWith("12964847043474532911,true,");
        assertThat(cells(words).getLast()).startsWith("12964847043474532912,false,");
    }

    private static void write(Path file, String rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    COPY (SELECT (12964847043474532000 + i)::UBIGINT AS Run, i %% 2 = 0 AS member,
                            CASE WHEN i %% 100 = 7 THEN 'Infinity'::DOUBLE ELSE (i * 37 %% 101)::DOUBLE END AS amount,
                            (i * 37 %% 101) + CASE WHEN i %% 2 = 0 THEN 60 ELSE 0 END > 80 AS left
                          FROM range(%s) t(i)) TO '%s' (FORMAT parquet)
                    """
                            .formatted(rows, file));
        }
    }

    private static void fewTrials(Path project) throws IOException {
        String text =
                Files.readString(project)
                        .replace("trials: 20", "trials: 1")
                        .replace("{beats: baseline}", "{metric: auc, min: 0.5}")
                        .replaceAll("(?m)^ *(random-forest|gradient-boosting):.*\\R", "");
        Files.writeString(project, text);
    }

    private static List<String> scored(
            Workshop shop, Terminal terminal, Path project, String name, String yes, String no) {
        String rows =
                "Run,member,amount%n12964847043474532911,%s,50%n12964847043474532912,%s,50%n"
                        .formatted(yes, no);
        shop.write("data/" + name, rows);
        Said scored =
                terminal.say(
                        "score",
                        project.toString(),
                        "--date",
                        "2026-11-22",
                        "-q",
                        "--input",
                        shop.path("data/" + name).toString(),
                        "--output",
                        shop.path("out/" + name).toString());
        assertThat(scored.exit()).as(scored.err()).isZero();
        return shop.text("out/" + name).lines().toList();
    }

    private static List<String> cells(List<String> lines) {
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    private static JsonNode step(JsonNode run, String name) {
        return run.path("steps")
                .valueStream()
                .filter(step -> step.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
