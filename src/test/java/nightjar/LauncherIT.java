package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nightjar.ledger.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The `nightjar` command as a user has it: the launcher, the jar, real processes.
class LauncherIT {

    private static final Path ROOT = Path.of("").toAbsolutePath();

    @TempDir Path workspace;

    private record Said(int exit, String out, String err) {}

    private Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("nightjar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("NIGHTJAR_HOME");
        builder.environment().remove("NIGHTJAR_DB");
        return builder.start();
    }

    private Said say(Path folder, String... arguments) throws IOException, InterruptedException {
        Process process = start(folder, arguments);
        Path err = Files.createTempFile(workspace, "err", "");
        Thread errors =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (InputStream in = process.getErrorStream()) {
                                        Files.write(err, in.readAllBytes());
                                    } catch (IOException e) {
                                        throw new java.io.UncheckedIOException(e);
                                    }
                                });
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        errors.join();
        return new Said(process.exitValue(), out, Files.readString(err));
    }

    private void penguins() throws IOException {
        Files.createDirectories(workspace.resolve("jobs"));
        Files.createDirectories(workspace.resolve("data"));
        Files.copy(ROOT.resolve("data/penguins.csv"), workspace.resolve("data/penguins.csv"));
        Files.copy(ROOT.resolve("jobs/penguins.yaml"), workspace.resolve("jobs/penguins.yaml"));
    }

    @Test
    void answersFromAnyFolderAndPassesExitCodesThrough() throws Exception {
        assertThat(say(workspace, "--version").out()).startsWith("nightjar ");
        assertThat(say(workspace, "--help").out()).contains("train").containsPattern("130 +Ctrl-C");
        assertThat(say(workspace, "nonsense").exit()).isEqualTo(2);
        assertThat(say(workspace, "train", "absent.yaml").exit()).isEqualTo(2);
    }

    @Test
    void trainsAndScoresWithNothingButJsonOnStandardOutput() throws Exception {
        penguins();

        Said trained =
                say(workspace, "train", "jobs/penguins.yaml", "--date", "2026-11-22", "--json");
        Said scored =
                say(
                        workspace.resolve("data"),
                        "score",
                        "../jobs/penguins.yaml",
                        "--date",
                        "2026-11-22",
                        "--input",
                        "penguins.csv",
                        "--output",
                        "scores.csv",
                        "--json");
        Said runs = say(workspace.resolve("data"), "runs", "--json");

        assertThat(trained.exit()).as(trained.err()).isZero();
        JsonNode run = Json.mapper().readTree(trained.out());
        assertThat(run.path("verdict").path("decision").asString("")).isEqualTo("PROMOTE");
        assertThat(scored.exit()).as(scored.err()).isZero();
        assertThat(Files.readAllLines(workspace.resolve("data/scores.csv"))).hasSize(345);
        assertThat(
                        Json.mapper()
                                .readTree(runs.out())
                                .valueStream()
                                .map(one -> one.path("run").asString("")))
                .containsExactlyInAnyOrder(
                        "penguins.train.2026-11-22", "penguins.score.2026-11-22@penguins");
    }

    @Test
    void ctrlCStopsAtASafePointAndRestartGoesOn() throws Exception {
        penguins();
        Path job = workspace.resolve("jobs/penguins.yaml");
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("trials: 9", "trials: 300")
                        .replace("    logistic: {lambda: 0.001..1 log}\n", ""));
        Process process =
                start(workspace, "train", "jobs/penguins.yaml", "--date", "2026-11-22", "-q");
        Path trials = workspace.resolve(".nightjar/runs/penguins.train.2026-11-22/trials");
        while (!Files.exists(trials.resolve("trial-0002.json"))) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(say(workspace, "runs").out()).contains("STOPPED");
        Files.writeString(job, Files.readString(job) + "\n# changed\n");
        Said refused = say(workspace, "restart", "penguins.train.2026-11-22");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("the project file changed");
        assertThat(say(workspace, "abandon", "penguins.train.2026-11-22").exit()).isZero();
        assertThat(say(workspace, "runs").out()).contains("ABANDONED");
    }
}
