package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import nightjar.database.Database;
import nightjar.ledger.Build;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What may score: golden rows, overrides that end, and runs that another Nightjar began.
class TrustNightTest {

    private static final String HEADER = "contract,tenure,charge,prediction,score,tolerance\n";

    @TempDir Path folder;
    private Workshop shop;
    private Terminal terminal;

    @BeforeEach
    void open() {
        shop = SmallChurn.in(folder);
        terminal = Terminal.of(shop);
    }

    @Test
    void goldenRowsHoldCandidatesAndStopChampionsThatDisagree() {
        project("[0.01]", "0.60", "golden: golden.csv\n");
        shop.write("golden.csv", HEADER + "year,59,20,no,,\nmonth,0,99,yes,0.9,0.1\n");
        assertThat(train("2026-11-21").path("decision").asString("")).isEqualTo("PROMOTE");
        assertThat(score("2026-11-21").exit()).isZero();

        shop.write("golden.csv", HEADER + "year,59,20,yes,,\nmonth,0,99,,0.1,\n");
        Said stopped = score("2026-11-22");
        JsonNode held = train("2026-11-22");
        Said promoted = promote("2", "--override", "--expires", "2099-12-31");
        Said verified = terminal.say("verify", "churn", "2");

        assertThat(stopped.exit()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("Version 1 of churn is not right: Golden rows of golden.csv disagree")
                .contains("line 2: prediction no, expected yes; line 3: score 0.9");
        assertThat(Files.exists(shop.path("out/scores-2026-11-22.csv"))).isFalse();
        assertThat(held.path("decision").asString("")).isEqualTo("HOLD");
        assertThat(held.toString())
                .contains("golden: golden.csv")
                .contains("line 2: prediction no, expected yes");
        assertThat(promoted.exit()).isEqualTo(1);
        assertThat(promoted.err()).contains("Version 2 of churn is not right");
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(champion()).isEqualTo(1);
    }

    @Test
    void aGoldenFileThatIsNoneIsRefusedWithItsColumn() {
        project("[0.01]", "0.60", "golden: golden.csv\n");

        Said absent = terminal.say("check", job());
        shop.write("golden.csv", "contract,tenure,scores\nyear,3,0.4\n");
        Said wrong = terminal.say("train", job(), "--date", "2026-11-22", "-q");

        assertThat(absent.exit()).isEqualTo(2);
        assertThat(absent.err()).contains("golden: found no file");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.err())
                .contains("golden.csv: found the column 'scores'")
                .contains("Did you mean 'score'?");
    }

    @Test
    void whenAnOverrideIsOverTheChampionBeforeItScoresAndWithoutOneNobody() {
        project("[0.01]", "0.99", "");
        assertThat(train("2026-11-21").path("decision").asString("")).isEqualTo("REJECT");
        assertThat(promote("1", "--override", "--expires", "2099-12-31").exit()).isZero();
        expire(1);
        Said nobody = score("2026-11-21");
        project("[1.0]", "0.60", "");
        assertThat(train("2026-11-22").path("decision").asString("")).isEqualTo("PROMOTE");
        project("[0.5]", "0.99", "");
        train("2026-11-23");
        assertThat(promote("3", "--override", "--expires", "2099-12-31").exit()).isZero();
        assertThat(champion()).isEqualTo(3);

        expire(3);
        Said scored = score("2026-11-23");

        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err())
                .contains("no version of 'churn' is champion any more: since 2026-")
                .contains("the override of version 1 by ana is over; nobody was champion before");
        assertThat(scored.exit()).isZero();
        assertThat(scored.err())
                .contains(
                        "the override of version 3 by ana is over; version 2 was champion before: version 2 scores.");
        assertThat(shop.text("out/scores-2026-11-23.csv").lines().skip(1))
                .allMatch(line -> line.contains(",2,churn.score.2026-11-23"));
        assertThat(champion()).isEqualTo(2);
        assertThat(terminal.say("models", "churn").out())
                .contains("expiry  the override of version 3 by ana is over");
    }

    @Test
    void anExpiredOverrideFallsBackToNothingUnsound() {
        project("[0.01]", "0.60", "");
        train("2026-11-21");
        project("[1.0]", "0.99", "");
        train("2026-11-22");
        promote("2", "--override", "--expires", "2099-12-31");
        expire(2);
        change("UPDATE model_file SET bytes = X'00' WHERE version = 1 AND name = 'project.yaml'");

        Said scored = score("2026-11-22");

        assertThat(scored.exit()).isEqualTo(1);
        assertThat(scored.err()).contains("The file project.yaml of version 1 of churn is damaged");
    }

    @Test
    void aRunThatAnotherNightjarBeganGoesOnOnlyIfTheCanaryAgrees() {
        project("[0.01]", "0.60", "");
        assertThat(score("2026-11-21").exit()).isEqualTo(2);
        JsonNode begun = terminal.say("show", "churn.score.2026-11-21", "--json").json();
        train("2026-11-21");
        another("churn.score.2026-11-21");
        Said goesOn = terminal.say("restart", "churn.score.2026-11-21");

        project("[0.01]", "0.60", "checks: [{rows: {min: 100000}}]\n");
        assertThat(terminal.say("train", job(), "--date", "2026-11-24", "-q").exit()).isEqualTo(3);
        another("churn.train.2026-11-24");
        change("UPDATE model_file SET bytes = X'00' WHERE version = 1 AND name = 'canary.json'");
        Said refused = terminal.say("restart", "churn.train.2026-11-24");

        String present = Build.present().toString();
        assertThat(begun.path("nightjar").path("begun").asString("")).isEqualTo(present);
        assertThat(begun.path("nightjar").path("attempts").path(0).asString("")).isEqualTo(present);
        assertThat(goesOn.exit()).as(goesOn.err()).isZero();
        assertThat(goesOn.err())
                .contains("churn.score.2026-11-21 was begun by Nightjar 0.9+aaaaaaaaaaaa")
                .contains("The canary of version 1 agrees: it goes on.");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains("churn.train.2026-11-24 was begun by Nightjar 0.9+aaaaaaaaaaaa")
                .contains("canary.json of version 1")
                .contains("`nightjar train … --again`");
        assertThat(
                        terminal.say("models", "churn", "--json")
                                .json()
                                .path(0)
                                .path("nightjar")
                                .asString(""))
                .isEqualTo(present);
    }

    @Test
    void aVersionOfAnOlderNightjarDoesWhatItDidAndItsCardSaysWhatWasNotRecorded() {
        project("[0.01]", "0.60", "");
        train("2026-11-21");
        project("[0.5]", "0.60", "");
        train("2026-11-22");
        change(
                "DELETE FROM model_file WHERE version = 1 AND name IN ('profile.json', 'provenance.json', 'holdout.json')");

        Said verified = terminal.say("verify", "churn", "1");
        Said promoted = promote("1");
        Said scored = score("2026-11-22");
        Said card = terminal.say("card", "churn", "1");
        JsonNode compared = terminal.say("compare", "churn:1", "churn:2", "--json").json();

        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(promoted.exit()).as(promoted.err()).isZero();
        assertThat(champion()).isEqualTo(1);
        assertThat(scored.exit()).as(scored.err()).isZero();
        assertThat(card.out())
                .contains(
                        "- `holdout.json`: not recorded",
                        "- `profile.json`: not recorded",
                        "- `provenance.json`: not recorded");
        assertThat(terminal.say("card", "churn", "2", "--json").json().path("recorded").toString())
                .isEqualTo(
                        "{\"holdout.json\":true,\"profile.json\":true,\"provenance.json\":true}");
        assertThat(compared.path("trained_on").toString())
                .contains("{\"key\":\"rows\",\"a\":\"not recorded\",\"b\":")
                .contains("{\"key\":\"hold-out\",\"a\":\"not recorded\",\"b\":");
        // The card of the older one has it too.
        assertThat(compared.path("program").isEmpty()).isTrue();
    }

    private void project(String lambda, String least, String more) {
        shop.write(
                "jobs/churn.yaml",
                SmallChurn.project(lambda).replace("min: 0.60", "min: " + least) + more);
    }

    private String job() {
        return shop.path("jobs/churn.yaml").toString();
    }

    private JsonNode train(String date) {
        Said said = terminal.train(shop.path("jobs/churn.yaml"), date);
        assertThat(said.exit()).as(said.err()).isZero();
        return said.json().path("verdict");
    }

    private Said score(String date) {
        return terminal.say("score", job(), "--date", date);
    }

    private Said promote(String version, String... more) {
        return terminal.say(
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "promote",
                                        "churn",
                                        version,
                                        "--by",
                                        "ana",
                                        "--reason",
                                        "I know"),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new));
    }

    private int champion() {
        return terminal.say("models", "churn", "--json")
                .json()
                .valueStream()
                .filter(one -> one.path("champion").asBoolean())
                .map(one -> one.path("version").asInt())
                .findFirst()
                .orElse(0);
    }

    /// As if the last day of the override had been yesterday.
    private void expire(int version) {
        change("UPDATE champion SET expires = at + 1 WHERE version = " + version);
    }

    private void another(String run) {
        change("UPDATE run SET nightjar = '0.9+aaaaaaaaaaaa' WHERE run = '" + run + "'");
    }

    private void change(String sql) {
        try (Database database = Database.open(shop.settings())) {
            assertThat(database.jdbc().sql(sql).update())
                    .as(sql.toLowerCase(Locale.ROOT))
                    .isPositive();
        }
    }
}
