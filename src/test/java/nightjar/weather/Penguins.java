package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nightjar.durable.CrashPoint;
import nightjar.testing.NightProcess;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Traces;
import nightjar.testing.Workshop;
import org.awaitility.Awaitility;

/// A small project for tests that disturb its runs, and what its runs leave behind when nobody does.
final class Penguins {

    static final String TRAIN = "penguins.train.2026-11-22";
    static final String SCORE = "penguins.score.2026-11-22";

    static final String PROJECT =
            """
            project: penguins
            data:
              source: {csv: data/penguins.csv}
              label: {column: species}
              columns:
                species: {type: category}
                island: {type: category}
                bill_length_mm: {type: number}
                bill_depth_mm: {type: number}
                flipper_length_mm: {type: number}
                body_mass_g: {type: number}
                sex: {type: category}
                year: {type: number}
            clean: [{trim: all}, {missing: ["", NA]}]
            train:
              holdout: {fraction: 0.25, seed: 7}
              metric: log_loss
              trials: 3
              candidates:
                logistic: {lambda: 0.001..1 log}
                random-forest: {trees: 20, max_depth: 4..6}
                gradient-boosting: {rounds: 20, max_depth: 2..3, learning_rate: 0.3}
            gate: [{metric: accuracy, min: 0.9}]
            score: {source: {csv: data/penguins.csv}, output: {csv: out/penguins.csv}}
            """;

    private Penguins() {}

    /// A workshop with the project and its data in it; nothing ran yet.
    static Workshop workshop(Path folder) {
        return new Workshop(folder).copy("data/penguins.csv").write("jobs/penguins.yaml", PROJECT);
    }

    /// As [#workshop(Path)], with a model that is fitted at once.
    static Workshop quickWorkshop(Path folder) {
        return workshop(folder)
                .write(
                        "jobs/penguins.yaml",
                        PROJECT.lines()
                                        .filter(line -> !line.contains("random-forest"))
                                        .filter(line -> !line.contains("gradient-boosting"))
                                        .map(line -> line.replace("trials: 3", "trials: 1"))
                                        .collect(Collectors.joining("\n"))
                                + "\n");
    }

    /// Begins the training run and ends its process at a point, as a power cut does.
    static void haltAt(Workshop workshop, String passage) {
        Said said =
                workshop.startWith(
                                List.of("-Dnightjar.crash=" + passage),
                                "train",
                                "jobs/penguins.yaml",
                                "--date",
                                "2026-11-22",
                                "-q")
                        .end();
        assertThat(said.exit()).as(said.err()).isEqualTo(CrashPoint.EXIT_CODE);
    }

    /// Begins the training run and waits until it has passed a point.
    static NightProcess startUntil(Workshop workshop, List<String> options, String passage) {
        Path log = workshop.path("passed.log");
        List<String> all = new ArrayList<>(options);
        all.add("-Dnightjar.crash.log=" + log);
        NightProcess process =
                workshop.startWith(
                        all, "train", "jobs/penguins.yaml", "--date", "2026-11-22", "-q");
        awaitPassed(workshop, process, passage);
        return process;
    }

    /// Waits until a process that was started by [#startUntil] has passed another point, or has ended.
    static void awaitPassed(Workshop workshop, NightProcess process, String passage) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMinutes(2))
                .until(() -> !process.isAlive() || isPassed(workshop.path("passed.log"), passage));
    }

    /// Begins the training run and suspends its process once it has passed a point, outside its transactions: inside one it would take
    /// SQLite's one write lock into its sleep.
    static NightProcess suspendAt(Workshop workshop, String passage) throws InterruptedException {
        NightProcess process = startUntil(workshop, List.of(), passage);
        process.suspend();
        while (workshop.isDatabaseLocked()) {
            process.resume();
            process.suspend();
        }
        assertThat(status(workshop, TRAIN)).isEqualTo("RUNNING");
        return process;
    }

    private static boolean isPassed(Path log, String passage) {
        try {
            return Files.exists(log)
                    && Files.readAllLines(log).stream().anyMatch(line -> line.contains(passage));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Said train(Workshop workshop) {
        return workshop.say("train", "jobs/penguins.yaml", "--date", "2026-11-22", "-q");
    }

    static Said score(Workshop workshop) {
        return workshop.say("score", "jobs/penguins.yaml", "--date", "2026-11-22", "-q");
    }

    static Said restart(Workshop workshop, String run) {
        return workshop.say("restart", run, "-q");
    }

    static String status(Workshop workshop, String run) {
        return workshop.say("show", run, "--json").json().path("status").asString("");
    }

    /// Restarts the run and holds what it leaves behind against a run that nobody disturbed.
    static void requireRestart(Workshop workshop, String run) {
        Said restarted = restart(workshop, run);

        assertThat(restarted.exit()).as(restarted.err()).isZero();
        requireUndisturbed(workshop, run);
    }

    /// Holds what the run leaves behind against a run that nobody disturbed.
    static void requireUndisturbed(Workshop workshop, String run) {
        assertThat(Traces.of(workshop, run).differencesFrom(undisturbed(run))).isEmpty();
    }

    /// What the run leaves behind when nothing happens; worked out once for all tests of this process.
    private static Traces undisturbed(String run) {
        return run.equals(TRAIN) ? Undisturbed.TRAINED : Undisturbed.SCORED;
    }

    private static final class Undisturbed {

        static final Traces TRAINED;
        static final Traces SCORED;

        static {
            try {
                Workshop workshop = workshop(Files.createTempDirectory("undisturbed"));
                assertThat(train(workshop).exit()).isZero();
                TRAINED = Traces.of(workshop, TRAIN);
                assertThat(score(workshop).exit()).isZero();
                SCORED = Traces.of(workshop, SCORE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
