package nightjar.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nightjar.database.Database;
import nightjar.database.ProcessIdentity;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What people do by hand is known afterwards: who, when, from which host, why.
class OperatorsActsTest {

    private static final String RUN = "churn.score.2026-11-22";

    @TempDir Path folder;
    private Workshop shop;
    private Terminal terminal;

    /// A scoring run that failed: there was no champion.
    @BeforeEach
    void scoreTooEarly() {
        shop = SmallChurn.in(folder);
        terminal = Terminal.of(shop);
        assertThat(score().exit()).isEqualTo(2);
    }

    @Test
    void aRestartIsShownWithWhoWantedItAndWhy() {
        train("2026-11-22");

        Said restarted =
                terminal.say(
                        "restart", RUN, "--by", "kim", "--reason", "trained since", "--json", "-q");

        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertThat(acts(restarted.json())).containsExactly("RESTART kim trained since");
        JsonNode act = terminal.say("show", RUN, "--json").json().path("acts").path(0);
        assertThat(act.propertyNames())
                .containsExactly(
                        "kind", "project", "run", "version", "by", "at", "host", "reason",
                        "outcome");
        assertThat(act.path("run").asString("")).isEqualTo(RUN);
        assertThat(act.path("host").asString("")).isEqualTo(ProcessIdentity.CURRENT.host());
        assertThat(terminal.say("show", RUN).out())
                .contains("by hand  RESTART by kim on ")
                .contains(": trained since");
    }

    @Test
    void aCommandThatGoesOnWithARunIsRecordedAsTheMachinesUser() {
        train("2026-11-22");

        assertThat(terminal.say("restart", RUN, "-q").exit()).isZero();

        assertThat(acts(terminal.say("show", RUN, "--json").json()))
                .containsExactly("RESTART %s ".formatted(System.getProperty("user.name")));
        assertThat(acts(terminal.say("show", "churn.train.2026-11-22", "--json").json())).isEmpty();
    }

    @Test
    void aPurgedRunIsStillKnownAsGivenUpAndPurged() {
        assertThat(terminal.say("abandon", RUN, "--by", "kim", "--reason", "a test").exit())
                .isZero();
        assertThat(acts(terminal.say("show", RUN, "--json").json()))
                .containsExactly("ABANDON kim a test");

        Said purged = terminal.say("purge", "--older-than", "0d", "--by", "lee");

        assertThat(purged.exit()).as(purged.err()).isZero();
        Said gone = terminal.say("show", RUN);
        assertThat(gone.exit()).isEqualTo(2);
        assertThat(gone.err())
                .contains("No run '" + RUN + "'")
                .contains(" any more: it was purged on 20")
                .contains(" by lee on ");
        assertThat(kinds()).containsExactly("ABANDON", "PURGE");
    }

    @Test
    void whatIsRefusedIsNotRecorded() {
        assertThat(terminal.say("stop", RUN).exit()).isEqualTo(2);
        assertThat(terminal.say("abandon", RUN, "--by", " ").exit()).isEqualTo(2);
        assertThat(terminal.say("restart", RUN, "-q").exit()).isEqualTo(2);
        train("2026-11-22");
        assertThat(promote("1").exit()).isEqualTo(2);

        // A restart that found no champion again did begin another attempt.
        assertThat(kinds()).containsExactly("RESTART");
    }

    @Test
    void whoMadeAVersionChampionStandsWithTheVersion() {
        train("2026-11-22");
        shop.write("jobs/churn.yaml", SmallChurn.project("[1.0]"));
        train("2026-11-23");

        assertThat(
                        terminal.say("rollback", "churn", "--by", "kim", "--reason", "complaints")
                                .exit())
                .isZero();
        assertThat(promote("2").exit()).isZero();

        JsonNode models = terminal.say("models", "churn", "--json").json();
        assertThat(acts(models.path(0))).containsExactly("ROLLBACK kim complaints");
        assertThat(acts(models.path(1))).containsExactly("PROMOTE kim I know");
    }

    private Said promote(String version) {
        return terminal.say("promote", "churn", version, "--by", "kim", "--reason", "I know");
    }

    private Said score() {
        return terminal.say("score", job(), "--date", "2026-11-22", "-q");
    }

    private void train(String date) {
        assertThat(terminal.train(shop.path("jobs/churn.yaml"), date).exit()).isZero();
    }

    private String job() {
        return shop.path("jobs/churn.yaml").toString();
    }

    private static List<String> acts(JsonNode of) {
        return of.path("acts")
                .valueStream()
                .map(
                        act ->
                                "%s %s %s"
                                        .formatted(
                                                act.path("kind").asString(""),
                                                act.path("by").asString(""),
                                                act.path("reason").asString("")))
                .toList();
    }

    private List<String> kinds() {
        try (Database database = Database.open(shop.settings())) {
            return database.jdbc()
                    .sql("SELECT kind FROM act ORDER BY number")
                    .query(String.class)
                    .list();
        }
    }
}
