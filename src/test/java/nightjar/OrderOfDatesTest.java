package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nightjar.durable.CrashPoint;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The champion does not go back to an earlier business date by itself, through the command line.
class OrderOfDatesTest {

    @TempDir Path folder;
    private Workshop shop;
    private Terminal terminal;

    @BeforeEach
    void open() {
        shop = SmallChurn.in(folder);
        terminal = Terminal.of(shop);
    }

    private void trainNovember() {
        assertThat(decision(train("2026-11-01"))).isEqualTo("PROMOTE");
    }

    @Test
    void holdsWhatWasTrainedForAnEarlierDateUntilAPersonSaysSo() {
        trainNovember();
        Said september = train("2026-09-01");

        assertThat(september.exit()).isZero();
        assertThat(decision(september)).isEqualTo("HOLD");
        assertThat(notHeld(september))
                .isEqualTo(
                        "The candidate was trained for 2026-09-01, champion version 1 for 2026-11-01: it does not give way to an earlier date by itself. `nightjar promote churn VERSION --by WHO --reason WHY` lets the candidate score.");
        assertThat(champion()).isEqualTo(1);

        Said restarted = terminal.say("restart", "churn.train.2026-09-01");
        assertThat(restarted.exit()).isZero();
        assertThat(champion()).isEqualTo(1);

        Said promoted = promote("2");
        assertThat(promoted.exit()).isZero();
        assertThat(champion()).isEqualTo(2);
    }

    @Test
    void promotesAnotherRunOfTheSameDateAndALaterOne() {
        trainNovember();
        Said again =
                terminal.say(
                        "train",
                        shop.path("jobs/churn.yaml").toString(),
                        "--date",
                        "2026-11-01",
                        "--again",
                        "--json",
                        "-q");
        Said later = train("2026-11-02");

        assertThat(decision(again)).isEqualTo("PROMOTE");
        assertThat(decision(later)).isEqualTo("PROMOTE");
        assertThat(champion()).isEqualTo(3);
    }

    @Test
    void refusesAnEarlierDateThatFailsARuleToo() {
        trainNovember();
        shop.write(
                "jobs/churn.yaml", SmallChurn.project("[0.01]").replace("min: 0.60", "min: 0.99"));

        Said september = train("2026-09-01");

        assertThat(decision(september)).isEqualTo("REJECT");
        assertThat(promote("2").exit()).isEqualTo(2);
        assertThat(champion()).isEqualTo(1);
    }

    @Test
    void aReviewThatCompletesPromotesNoEarlierDateByItself() {
        trainNovember();
        shop.write(
                "jobs/churn.yaml",
                SmallChurn.project("[0.01]") + "review: {rows: 9, agree: 80 %}\n");
        assertThat(decision(train("2026-09-01"))).isEqualTo("HOLD");

        Said early = promote("2");
        String file = shop.path("review.csv").toString();
        terminal.say("review", "churn", "--export", file);
        shop.write("review.csv", shop.text("review.csv").replace(",,,", ",agree,,"));
        Said reviewed = terminal.say("review", "churn", "--import", file, "--by", "anna");

        assertThat(early.exit()).isEqualTo(2);
        assertThat(reviewed.err())
                .contains(
                        "The champion is of a later business date: this candidate stays on hold. `nightjar promote churn 2 --by WHO --reason WHY` lets it score.");
        assertThat(champion()).isEqualTo(1);
        assertThat(promote("2").exit()).isZero();
        assertThat(champion()).isEqualTo(2);
    }

    @Test
    @Tag("slow")
    void aRunThatIsRestartedAfterALaterOneIsHeldToo() {
        Said halted =
                shop.startWith(
                                List.of("-Dnightjar.crash=promote/STEP_BEGUN/1"),
                                "train",
                                "jobs/churn.yaml",
                                "--date",
                                "2026-09-01")
                        .end();
        assertThat(halted.exit()).as(halted.err()).isEqualTo(CrashPoint.EXIT_CODE);
        trainNovember();

        Said restarted = terminal.say("restart", "churn.train.2026-09-01", "--json", "-q");

        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertThat(decision(restarted)).isEqualTo("HOLD");
        assertThat(champion()).isEqualTo(1);
        assertThat(promote("2").exit()).isZero();
        assertThat(champion()).isEqualTo(2);
    }

    private Said train(String date) {
        return terminal.train(shop.path("jobs/churn.yaml"), date);
    }

    private Said promote(String version) {
        return terminal.say("promote", "churn", version, "--by", "ana", "--reason", "last season");
    }

    private int champion() {
        return terminal.say("models", "churn", "--json")
                .json()
                .valueStream()
                .filter(version -> version.path("champion").asBoolean())
                .mapToInt(version -> version.path("version").asInt())
                .sum();
    }

    private static String decision(Said said) {
        return said.json().path("verdict").path("decision").asString("");
    }

    private static String notHeld(Said said) {
        return said.json()
                .path("verdict")
                .path("reasons")
                .valueStream()
                .filter(reason -> !reason.path("held").asBoolean())
                .map(reason -> reason.path("sentence").asString(""))
                .reduce("", String::concat);
    }
}
