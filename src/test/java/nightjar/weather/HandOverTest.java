package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nightjar.durable.CrashPoint;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A run died between two steps, and before its restart somebody, or a disk, changed one of the files it goes on from.
class HandOverTest {

    /// What can happen to a file.
    private enum Damage {
        REMOVED,
        EMPTIED,
        CUT,
        ONE_BYTE_CHANGED;

        void to(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            switch (this) {
                case REMOVED -> Files.delete(file);
                case EMPTIED -> Files.write(file, new byte[0]);
                case CUT -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                case ONE_BYTE_CHANGED -> {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
            }
        }
    }

    private Workshop workshop;

    @BeforeEach
    void penguins(@TempDir Path folder) {
        workshop = Penguins.quickWorkshop(folder);
    }

    @Test
    void everyFileOfATrainingRunIsHeldAgainstTheLedger() throws IOException {
        Penguins.haltAt(workshop, "gate/STEP_BEGUN/1");

        requireRefusals(Penguins.TRAIN);
        assertThat(restart(Penguins.TRAIN).exit()).isZero();
    }

    @Test
    void everyPartOfTheScoresIsHeldAgainstTheLedger() throws IOException {
        workshop.write(
                "jobs/penguins.yaml",
                workshop.text("jobs/penguins.yaml")
                        .replace("sex: {type: category}", "sex: {type: category, required: true}")
                        .replace("data:\n", "data:\n  max_rejected: 50 %\n"));
        assertThat(say("train").exit()).isZero();
        haltScoring("publish/STEP_BEGUN/1");

        requireRefusals(Penguins.SCORE);
        requireNothingIsAdded();
        assertThat(workshop.path("out/penguins.csv")).doesNotExist();
        assertThat(restart(Penguins.SCORE).exit()).isZero();
        assertThat(rows("out/penguins.csv")).isEqualTo(333);
        assertThat(rows("out/penguins.csv.rejected.csv")).isEqualTo(11);
    }

    /// A part that nobody wrote.
    private void requireNothingIsAdded() throws IOException {
        Path parts = run(Penguins.SCORE).resolve("scores");
        Path added = parts.resolve("part-00005.csv");
        Files.copy(parts.resolve("part-00000.csv"), added);

        Said said = restart(Penguins.SCORE);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains("part-00005.csv was not written by this run, which has 5 parts there.");
        Files.delete(added);
    }

    @Test
    void theWayOutIsANewRun() throws IOException {
        assertThat(say("train").exit()).isZero();
        haltScoring("publish/STEP_BEGUN/1");
        Files.delete(run(Penguins.SCORE).resolve("scores").resolve("part-00003.csv"));

        Said refused = say("score");
        JsonNode shown = Terminal.of(workshop).say("show", Penguins.SCORE, "--json").json();
        Said again = say("score", "--again");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("part-00003.csv is missing; 80 rows in ", "--again");
        assertThat(shown.path("status").asString("")).isEqualTo("FAILED");
        assertThat(shown.path("failure").asString("")).contains("part-00003.csv is missing");
        assertThat(again.exit()).isZero();
        assertThat(rows("out/penguins.csv")).isEqualTo(344);
    }

    /// Each file suffers something.
    private void requireRefusals(String run) throws IOException {
        Set<Path> folders = new HashSet<>();
        List<Path> files = files(run);
        for (int i = 0; i < files.size(); i++) {
            folders.add(files.get(i).getParent());
            requireRefusal(run, files.get(i), Damage.values()[i % Damage.values().length]);
        }
        assertThat(folders).hasSizeGreaterThan(1);
    }

    private void requireRefusal(String run, Path file, Damage damage) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            return;
        }
        damage.to(file);

        Said said = restart(run);

        assertThat(said.exit()).as("%s %s: %s", file, damage, said.err()).isEqualTo(1);
        assertThat(said.err())
                .contains(run + " cannot go on: ", file.toString(), "--again")
                .contains(damage == Damage.REMOVED ? "is missing" : "is not what was written there")
                .doesNotContain("\tat ");
        Files.write(file, bytes);
    }

    private List<Path> files(String run) {
        try (Stream<Path> all = Files.walk(run(run))) {
            return new ArrayList<>(
                    all.filter(Files::isRegularFile)
                            .filter(file -> !file.endsWith("rejected.csv"))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path run(String run) {
        return workshop.home().resolve("runs").resolve(run);
    }

    private long rows(String file) {
        return workshop.text(file).lines().count() - 1;
    }

    private Said restart(String run) {
        return Terminal.of(workshop).say("restart", run, "-q");
    }

    private Said say(String job, String... more) {
        List<String> words = new ArrayList<>(List.of(job));
        words.add(workshop.path("jobs/penguins.yaml").toString());
        words.addAll(List.of("--date", "2026-11-22", "-q"));
        words.addAll(List.of(more));
        return Terminal.of(workshop).say(words.toArray(String[]::new));
    }

    private void haltScoring(String passage) {
        Said said =
                workshop.startWith(
                                List.of("-Dnightjar.crash=" + passage),
                                "score",
                                "jobs/penguins.yaml",
                                "--date",
                                "2026-11-22",
                                "-q")
                        .end();
        assertThat(said.exit()).as(said.err()).isEqualTo(CrashPoint.EXIT_CODE);
    }
}
