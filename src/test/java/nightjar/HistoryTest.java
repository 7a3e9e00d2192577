package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.database.DatabaseSettings;
import nightjar.database.TestDatabase;
import nightjar.durable.WholeFiles;
import nightjar.pass.BatchReader;
import nightjar.pass.SourceBatch;
import nightjar.stage.clean.CleanRows;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the command line tells of two versions of a project, the second with another penalty and without one column.
class HistoryTest {

    @Nested
    @Tag("slow")
    class OnSqlite extends Contract {
        OnSqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    @Nested
    @Tag("slow")
    class OnPostgresql extends Contract {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract {

        private final TestDatabase kind;
        private Workshop shop;
        private Terminal terminal;
        private String silent = "";
        private final List<List<String>> decisions = new ArrayList<>();

        Contract(TestDatabase kind) {
            this.kind = kind;
        }

        @BeforeAll
        void trainsAndScoresTwice(@TempDir Path folder) {
            shop = SmallChurn.in(folder);
            DatabaseSettings settings = kind.fresh(shop.path(".nightjar"));
            terminal = Terminal.of(shop, settings);
            night();
            shop.write(
                    "jobs/churn.yaml",
                    SmallChurn.project("[3.0]")
                            .replace("    charge: {type: number, min: 0}\n", ""));
            night();
        }

        private void night() {
            Said trained = on("train");
            assertThat(trained.exit()).describedAs(trained.err()).isZero();
            silent += trained.err();
            assertThat(on("score", "--again").exit()).isZero();
            List<String> lines = shop.text("out/scores-2026-11-22.csv").lines().toList();
            int column = List.of(lines.getFirst().split(",", -1)).indexOf("prediction");
            decisions.add(lines.stream().skip(1).map(line -> line.split(",", -1)[column]).toList());
        }

        private Said on(String job, String... more) {
            List<String> words =
                    new ArrayList<>(
                            List.of(
                                    job,
                                    shop.path("jobs/churn.yaml").toString(),
                                    "--date",
                                    "2026-11-22",
                                    "-q"));
            words.addAll(List.of(more));
            return terminal.say(words.toArray(String[]::new));
        }

        @Test
        void comparesTwoVersions() {
            JsonNode compared = terminal.say("compare", "churn:1", "churn:2", "--json").json();
            Map<String, Long> changes = new TreeMap<>();
            // The rows of the second run lack the column that the first version needs.
            List<Integer> heldOut = heldOut("churn.train.2026-11-22");
            for (int row : heldOut) {
                String from = decisions.get(0).get(row);
                String to = decisions.get(1).get(row);
                if (!from.equals(to)) {
                    changes.merge(from + " → " + to, 1L, Long::sum);
                }
            }

            assertThat(compared.path("project_file").toString())
                    .isEqualTo(
                            """
                            [{"key":"data.columns.charge.type","a":"number","b":null},\
                            {"key":"data.columns.charge.min","a":"0","b":null},\
                            {"key":"train.candidates.logistic.lambda[0]","a":"0.01","b":"3.0"}]""");
            assertThat(compared.path("data").isEmpty()).isTrue();
            assertThat(compared.path("trained_on").toString())
                    .isEqualTo("[{\"key\":\"columns\",\"a\":\"5\",\"b\":\"4\"}]");
            assertThat(compared.path("program").isEmpty()).isTrue();
            assertThat(compared.path("features_added").isEmpty()).isTrue();
            assertThat(compared.path("features_removed").toString()).contains("charge");
            assertThat(
                            compared.path("hyperparameters")
                                    .valueStream()
                                    .filter(one -> one.path("key").asString("").equals("lambda")))
                    .map(JsonNode::toString)
                    .containsExactly("{\"key\":\"lambda\",\"a\":\"0.01\",\"b\":\"3\"}");
            assertThat(metric(compared, "a")).isEqualTo(auc("churn.train.2026-11-22"));
            assertThat(metric(compared, "b")).isEqualTo(auc("churn.train.2026-11-22.2"));
            JsonNode same = compared.path("decisions");
            assertThat(same.path("of").asString("")).isEqualTo("churn.train.2026-11-22");
            assertThat(same.path("rows").asInt()).isEqualTo(heldOut.size()).isGreaterThan(100);
            assertThat(changes).isNotEmpty();
            assertThat(same.path("changed").asLong())
                    .isEqualTo(changes.values().stream().mapToLong(Long::longValue).sum());
            for (Map.Entry<String, Long> change : changes.entrySet()) {
                assertThat(same.path("changes").path(change.getKey()).asLong())
                        .isEqualTo(change.getValue());
            }
        }

        @Test
        void comparesRunsAndNumbersWithTheProjectInFront() {
            Said versions = terminal.say("compare", "churn", "1", "2");
            Said runs =
                    terminal.say("compare", "churn.train.2026-11-22", "churn.train.2026-11-22.2");

            assertThat(versions.exit()).isZero();
            assertThat(versions.out())
                    .contains("DATA  the same")
                    .containsPattern(
                            "On the 1\\d\\d hold-out rows of churn.train.2026-11-22: \\d+ decisions change");
            assertThat(terminal.say("compare", "churn:2", "churn:2").out())
                    .contains("PROJECT FILE  the same", "FEATURES  the same")
                    .contains("hold-out rows of churn.train.2026-11-22.2: 0 decisions change");
            assertThat(runs.out().lines().skip(3))
                    .isEqualTo(versions.out().lines().skip(3).toList());
            assertThat(terminal.say("compare", "churn:1", "churn:9").exit()).isEqualTo(2);
            assertThat(terminal.say("compare", "churn:1", "nonsense").exit()).isEqualTo(2);
        }

        @Test
        void knowsWhoWasChampionThen() {
            JsonNode before =
                    terminal.say("models", "churn", "--at", "2020-01-01", "--json").json();
            JsonNode now = terminal.say("models", "churn", "--json").json();
            String first = now.path(0).path("reigns").path(0).path("since").asString("");

            JsonNode then = terminal.say("models", "churn", "--at", first, "--json").json();

            assertThat(before.isEmpty()).isTrue();
            assertThat(champions(then)).containsExactly(1);
            assertThat(champions(now)).containsExactly(2);
            assertThat(terminal.say("models", "churn", "--at", first).out())
                    .startsWith("At " + first + " the champion of churn was version 1, since ");
            assertThat(terminal.say("models", "churn", "--at", "2020-01-01").out())
                    .startsWith("No version of churn was champion at 2020-01-01.");
            assertThat(terminal.say("models", "churn", "--at", "yesterday").exit()).isEqualTo(2);
        }

        @Test
        void showsTheCardOfAVersion() {
            JsonNode card = terminal.say("card", "churn", "1", "--json").json();
            String text = terminal.say("card", "churn", "1").out();

            assertThat(card.path("version").asInt()).isEqualTo(1);
            assertThat(card.path("champion").asBoolean()).isFalse();
            assertThat(card.path("reigns").size()).isEqualTo(1);
            assertThat(card.path("goal").path("value").path("true_positive").asDouble())
                    .isEqualTo(120);
            assertThat(card.path("data").path("holdout_rows").asInt()).isGreaterThan(100);
            assertThat(card.path("holdout").path("intervals").path("auc").path("level").asDouble())
                    .isEqualTo(0.95);
            assertThat(card.path("beside").has("baseline")).isTrue();
            assertThat(card.path("limits").size()).isGreaterThanOrEqualTo(3);
            assertThat(card.path("verdict").path("decision").asString("")).isEqualTo("PROMOTE");
            assertThat(card.path("provenance").path("run").asString(""))
                    .isEqualTo("churn.train.2026-11-22");
            assertThat(card.path("provenance").path("libraries").propertyNames())
                    .containsExactly(
                            "cel", "commons-csv", "datasketches", "hardwood", "smile", "xgboost");
            assertThat(text)
                    .startsWith("# Model card: churn\n\nCut customer churn by 10 % this quarter\n")
                    .contains("## Verdict: PROMOTE", "| auc | 0.", "## Limits", "## Provenance")
                    .contains(", which was chosen for what a decision is worth by goal.value.")
                    .contains("- made with: cel ", "- `profile.json`: recorded")
                    .contains("## Since then")
                    .endsWith("It is not the champion.\n");
        }

        @Test
        void showsWhereTheGoalStands() {
            JsonNode goal = terminal.say("goal", "churn", "--json").json();
            String text = terminal.say("goal", "churn").out();

            assertThat(goal.path("goal").path("kpi").path("target").asDouble()).isEqualTo(0.27);
            assertThat(goal.path("missing").isEmpty()).isTrue();
            assertThat(goal.path("kpi").isEmpty()).isTrue();
            assertThat(goal.path("runs").size()).isEqualTo(4);
            assertThat(goal.path("versions").size()).isEqualTo(2);
            assertThat(goal.path("forecast").path("version").asInt()).isEqualTo(2);
            assertThat(text)
                    .contains("kpi       churn rate from 0.3 to 0.27 by 2027-03-31")
                    .contains("No outcomes are known yet")
                    .containsPattern("1,000 decisions are worth [\\d,]+ \\(95 % interval");
            assertThat(terminal.say("goal", "unknown").exit()).isEqualTo(2);
        }

        @Test
        void warnsOnceOfWhatTheGoalLacks(@TempDir Path other) {
            Workshop goalless =
                    SmallChurn.in(other)
                            .write(
                                    "jobs/churn.yaml",
                                    SmallChurn.project("[3.0]")
                                            .replace(
                                                    "  decision: call the customers at highest risk\n",
                                                    ""));

            Said warned =
                    Terminal.of(goalless, kind.fresh(goalless.path(".nightjar")))
                            .say(
                                    "train",
                                    goalless.path("jobs/churn.yaml").toString(),
                                    "--date",
                                    "2026-11-22",
                                    "-q");

            assertThat(warned.exit()).isZero();
            assertThat(silent).doesNotContain("goal:");
            assertThat(warned.err().lines().filter(line -> line.contains("goal:")))
                    .containsExactly(
                            "WARN  goal: found one without decision; expected what is done with a score (decision). Add it to the project file; then `nightjar goal churn` shows where the goal stands");
            assertThat(goalless.text(".nightjar/runs/churn.train.2026-11-22/findings.json"))
                    .contains("one without decision");
        }

        private List<Integer> heldOut(String run) {
            List<Integer> rows = new ArrayList<>();
            CleanRows clean =
                    new CleanRows(
                            shop.path(".nightjar/runs").resolve(run).resolve("clean"),
                            WholeFiles.UNGUARDED);
            try (BatchReader reader = clean.holdout(1000).open(null)) {
                for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                    for (long record : batch.rows().records()) {
                        rows.add(Math.toIntExact(record) - 1);
                    }
                }
            }
            return rows;
        }

        private static double metric(JsonNode compared, String side) {
            return compared.path("metrics")
                    .valueStream()
                    .filter(one -> one.path("name").asString("").equals("auc"))
                    .findFirst()
                    .orElseThrow()
                    .path(side)
                    .asDouble();
        }

        private double auc(String run) {
            return terminal.say("show", run, "--json")
                    .json()
                    .path("measurements")
                    .valueStream()
                    .filter(one -> one.path("name").asString("").equals("auc"))
                    .filter(one -> one.path("model").asString("").equals("candidate"))
                    .findFirst()
                    .orElseThrow()
                    .path("value")
                    .asDouble();
        }

        private static List<Integer> champions(JsonNode models) {
            return models.valueStream()
                    .filter(one -> one.path("champion").asBoolean())
                    .map(one -> one.path("version").asInt())
                    .toList();
        }
    }
}
