package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two homes share one database: what a run has done so far is in one of them.
@Tag("crash")
class TwoHomesTest {

    @TempDir Path folder;

    @Test
    void aRunGoesOnInItsOwnHomeAndAnyHomeScores() {
        Workshop workshop = Penguins.quickWorkshop(folder);
        workshop.environment("NIGHTJAR_DB", "jdbc:sqlite:" + workshop.path("shared.db"));
        Penguins.haltAt(workshop, "clean/STATE_SAVED/2");

        requireElsewhere(workshop, workshop.say("restart", Penguins.TRAIN, "--home", "other"));
        assertThat(Penguins.restart(workshop, Penguins.TRAIN).exit()).isZero();
        Said halted =
                workshop.startWith(
                                java.util.List.of("-Dnightjar.crash=score/STATE_SAVED/2"),
                                scoring(workshop, ".nightjar"))
                        .end();
        assertThat(halted.exit()).isEqualTo(86);
        requireElsewhere(workshop, workshop.say(scoring(workshop, "other")));
        assertThat(workshop.say(scoring(workshop, ".nightjar")).exit()).isZero();

        Said scored =
                workshop.say(
                        "score",
                        "jobs/penguins.yaml",
                        "--date",
                        "2026-11-23",
                        "--home",
                        "other",
                        "-q");
        assertThat(scored.exit()).as(scored.err()).isZero();
    }

    private static String[] scoring(Workshop workshop, String home) {
        return new String[] {
            "score",
            "jobs/penguins.yaml",
            "--date",
            "2026-11-22",
            "--home",
            workshop.path(home).toString(),
            "-q"
        };
    }

    private static void requireElsewhere(Workshop workshop, Said said) {
        assertThat(said.exit()).as(said.err()).isEqualTo(2);
        assertThat(said.err())
                .contains(
                        "was begun with another home, and what it has done so far is there",
                        "--home " + workshop.path(".nightjar"));
    }
}
