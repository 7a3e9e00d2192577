package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/// Somebody edits what a verdict was given on, or the verdict, before it is acted on.
class BoundVerdictTest {

    private static final String RUN = "churn.train.2026-11-22";

    @TempDir Path folder;
    private Workshop shop;
    private Terminal terminal;

    /// A project whose gate rejects every candidate.
    @BeforeEach
    void open() {
        shop =
                SmallChurn.in(folder)
                        .write(
                                "jobs/churn.yaml",
                                SmallChurn.project("[0.01]").replace("min: 0.60", "min: 0.99"));
        terminal = Terminal.of(shop);
    }

    private void haltAt(String point) {
        Said halted =
                shop.startWith(
                                List.of("-Dnightjar.crash=" + point),
                                "train",
                                "jobs/churn.yaml",
                                "--date",
                                "2026-11-22")
                        .end();
        assertThat(halted.exit()).as(halted.err()).isEqualTo(CrashPoint.EXIT_CODE);
    }

    @Test
    @Tag("slow")
    void nothingThatIsEditedBetweenVerdictAndPromotionBecomesChampion() throws IOException {
        haltAt("promote/STEP_BEGUN/1");
        String files = ".nightjar/runs/" + RUN + "/";

        for (String name :
                List.of(
                        "verdict.json",
                        "evaluation.json",
                        "candidate/candidate.json",
                        "candidate/plan.json",
                        "candidate/model.bin")) {
            byte[] before = Files.readAllBytes(shop.path(files + name));
            Files.write(shop.path(files + name), edited(name, before));

            Said restarted = terminal.say("restart", RUN);

            assertThat(restarted.exit()).as(name).isEqualTo(1);
            assertThat(restarted.err())
                    .contains(name + " is not what was written there: found ")
                    .contains("--again");
            Files.write(shop.path(files + name), before);
        }
        assertThat(terminal.say("restart", RUN).exit()).isZero();
        assertThat(terminal.say("models", "churn", "--json").json().path(0).path("champion"))
                .hasToString("false");
        assertThat(terminal.say("models", "churn", "--json").json().path(0).path("verdict"))
                .hasToString("\"REJECT\"");
    }

    @Test
    @Tag("slow")
    void noVerdictIsGivenOnAnEvaluationThatWasEdited() throws IOException {
        haltAt("gate/STEP_BEGUN/1");
        Path evaluation = shop.path(".nightjar/runs/" + RUN + "/evaluation.json");
        Files.writeString(evaluation, Files.readString(evaluation).replace("0.", "0.9"));

        Said restarted = terminal.say("restart", RUN);

        assertThat(restarted.exit()).isEqualTo(1);
        assertThat(restarted.err()).contains("evaluation.json is not what was written there");
    }

    private static byte[] edited(String name, byte[] bytes) {
        if (name.equals("verdict.json")) {
            return new String(bytes, StandardCharsets.UTF_8)
                    .replace("REJECT", "PROMOTE")
                    .getBytes(StandardCharsets.UTF_8);
        }
        byte[] edited = bytes.clone();
        edited[edited.length / 2] ^= 1;
        return edited;
    }
}
