package nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nightjar.testing.NightProcess;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a run that was begun when somebody asks for it again.
@Tag("slow")
class BegunRunTest {

    private static final String RUN = "penguins.train.2026-11-22";

    @TempDir Path folder;
    private Workshop workshop;

    @BeforeEach
    void penguins() {
        workshop = new Workshop(folder).copy("data/penguins.csv").copy("jobs/penguins.yaml");
    }

    @Test
    void aCrashedRunDoesNotGoOnWithOtherData() {
        crash();
        String before = workshop.text("data/penguins.csv");
        workshop.write("data/penguins.csv", before.replace("Biscoe", "Dream"));

        NightProcess.Said trained = train();
        NightProcess.Said restarted = workshop.say("restart", RUN);

        assertThat(trained.exit()).isEqualTo(3);
        assertThat(trained.err())
                .contains(RUN + " cannot go on: data/penguins.csv changed (")
                .containsPattern("sha256:[0-9a-f]{64}, now \\d+ bytes sha256:[0-9a-f]{64}")
                .contains("`nightjar train … --again`");
        assertThat(restarted.exit()).isEqualTo(3);
        assertThat(train("--again").exit()).isZero();
        workshop.write("data/penguins.csv", before);
        assertThat(workshop.say("restart", RUN).exit()).isZero();
    }

    @Test
    void aCrashedRunDoesNotGoOnWithAnotherProjectFile() {
        crash();
        workshop.write("jobs/penguins.yaml", workshop.text("jobs/penguins.yaml") + "\n# more\n");

        NightProcess.Said trained = train();

        assertThat(trained.exit()).isEqualTo(2);
        assertThat(trained.err())
                .containsPattern(
                        "the project file changed \\(sha256:[0-9a-f]{64}, now sha256:[0-9a-f]{64}\\)");
        assertThat(workshop.say("runs").out()).contains("INTERRUPTED").doesNotContain(RUN + ".2");
    }

    @Test
    void aRefusedRunIsFollowedByAnotherOnceItsDataAreMended() {
        String good = workshop.text("data/penguins.csv");
        workshop.write("data/penguins.csv", good.replace("species", "spezies"));
        NightProcess.Said refused = train();
        workshop.write("data/penguins.csv", good);

        NightProcess.Said mended = train("--json");

        assertThat(refused.exit()).isEqualTo(3);
        assertThat(mended.exit()).as(mended.err()).isZero();
        assertThat(mended.json().path("run").asString("")).isEqualTo(RUN + ".2");
        assertThat(mended.err()).contains(RUN + " was refused, and since then");
    }

    @Test
    void scoringWithoutAChampionFails() {
        NightProcess.Said scored =
                workshop.say(
                        "score",
                        "jobs/penguins.yaml",
                        "--date",
                        "2026-11-22",
                        "--input",
                        "data/penguins.csv");

        assertThat(scored.exit()).isEqualTo(2);
        assertThat(scored.err()).contains("no version of 'penguins' is champion yet");
        assertThat(workshop.say("runs").out()).contains("FAILED").doesNotContain("INTERRUPTED");
        assertThat(
                        workshop.say("show", "penguins.score.2026-11-22@penguins")
                                .out()
                                .replaceAll("\\s+", " "))
                .contains("because ")
                .contains("no version of 'penguins' is champion yet");
    }

    @Test
    void aRunThatDiedBeforeItsFirstAttemptCanBeGivenUp() {
        crashAt("run/RUN_ENTERED/1");
        assertThat(workshop.say("runs").out()).contains("INTERRUPTED");

        NightProcess.Said abandoned = workshop.say("abandon", RUN);

        assertThat(abandoned.exit()).isZero();
        assertThat(workshop.say("runs").out()).contains("ABANDONED");
        assertThat(workshop.say("restart", RUN).exit()).isEqualTo(2);
    }

    private void crash() {
        crashAt("clean/STATE_SAVED/1");
    }

    private void crashAt(String point) {
        NightProcess.Said crashed =
                workshop.startWith(
                                List.of("-Dnightjar.crash=" + point),
                                "train",
                                "jobs/penguins.yaml",
                                "--date",
                                "2026-11-22",
                                "-q")
                        .end();
        assertThat(crashed.exit()).isEqualTo(86);
    }

    private NightProcess.Said train(String... more) {
        List<String> words =
                new java.util.ArrayList<>(
                        List.of("train", "jobs/penguins.yaml", "--date", "2026-11-22"));
        words.addAll(List.of(more));
        return workshop.say(words.toArray(String[]::new));
    }
}
