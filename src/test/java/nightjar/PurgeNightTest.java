package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.cli.CommandLineTool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Purging after real nights, through the command line.
class PurgeNightTest {

    /// What a command said on standard output.
    private record Said(int exit, String out) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        List<String> names(String list, String key) {
            return json().path(list).valueStream().map(one -> one.path(key).asString("")).toList();
        }
    }

    @TempDir Path workspace;

    @BeforeEach
    void penguins() throws IOException {
        Files.createDirectories(workspace.resolve("jobs"));
        Files.createDirectories(workspace.resolve("data"));
        Files.copy(Path.of("data/penguins.csv"), workspace.resolve("data/penguins.csv"));
        String job = Files.readString(Path.of("jobs/penguins.yaml"));
        assertThat(job).contains("trials: 9");
        Files.writeString(
                workspace.resolve("jobs/penguins.yaml"), job.replace("trials: 9", "trials: 3"));
    }

    @Test
    @Tag("slow")
    void afterAPurgeTheChampionScoresAndWhatWasKeptIsShown() {
        train("2026-11-20");
        train("2026-11-21");
        assertThat(score("2026-11-21").exit()).isZero();

        Said purge = run("purge", "--older-than", "0d", "--keep-last", "1", "--json");

        assertThat(purge.exit()).isZero();
        assertThat(purge.names("runs", "run")).containsExactly("penguins.train.2026-11-20");
        assertThat(purge.json().path("versions")).isEmpty();
        assertThat(runFolder("penguins.train.2026-11-20")).doesNotExist();
        assertThat(run("show", "penguins.train.2026-11-20").exit()).isEqualTo(2);
        Said kept = run("show", "penguins.train.2026-11-21", "--json");
        assertThat(kept.json().path("status").asString("")).isEqualTo("COMPLETED");
        assertThat(kept.json().path("steps")).hasSize(8);
        assertThat(kept.json().path("model").path("version").asInt()).isEqualTo(2);
        Said scored = score("2026-11-22");
        assertThat(scored.exit()).isZero();
        assertThat(scored.json().path("model").path("version").asInt()).isEqualTo(1);
        assertThat(train("2026-11-21").json().path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    @Tag("slow")
    void aPurgedVersionIsListedAndCannotBePromotedAndItsRunsNameIsNotGivenAgain() {
        train("2026-11-20");
        train("2026-11-21");
        Said before = run("models", "penguins", "--json");

        Said purge = run("purge", "--older-than", "0h", "penguins", "--json");
        Said after = run("models", "penguins", "--json");

        assertThat(purge.names("runs", "run"))
                .containsExactly("penguins.train.2026-11-21", "penguins.train.2026-11-20");
        assertThat(purge.json().path("versions")).hasSize(1);
        assertThat(purge.json().path("versions").path(0).path("version").asInt()).isEqualTo(2);
        assertThat(run("runs", "--json").json()).isEmpty();
        assertThat(run("compare", "penguins:1", "penguins:2").exit()).isEqualTo(2);
        assertThat(before.json().path(1).path("purged").asBoolean()).isFalse();
        assertThat(after.json().path(1).path("purged").asBoolean()).isTrue();
        assertThat(after.json().path(0)).isEqualTo(before.json().path(0));
        assertThat(run("models", "penguins").out()).contains("purged").contains("champion");
        assertThat(run("promote", "penguins", "2", "--by", "ana", "--reason", "why not").exit())
                .isEqualTo(2);
        Said again = train("2026-11-20");
        assertThat(again.json().path("run").asString("")).isEqualTo("penguins.train.2026-11-20.2");
        assertThat(again.json().path("model").path("version").asInt()).isEqualTo(3);
    }

    @Test
    void tellsWhatItCannotMakeSenseOf() {
        assertThat(run("purge").exit()).isEqualTo(2);
        assertThat(run("purge", "--older-than", "soon").exit()).isEqualTo(2);
        assertThat(run("purge", "--older-than", "-3d").exit()).isEqualTo(2);
        assertThat(run("purge", "--older-than", "90d", "--keep-last", "-1").exit()).isEqualTo(2);

        Said nothing = run("purge", "--older-than", "90d", "--keep-last", "3", "--dry-run");

        assertThat(nothing.exit()).isZero();
        assertThat(nothing.out())
                .startsWith("Would remove 0 runs and the files of 0 model versions, 0 B.");
    }

    @Test
    @Tag("slow")
    void aDryRunChangesNothingAndAMistypedProjectIsToldOf() {
        train("2026-11-20");

        Said dry = run("purge", "--older-than", "0d", "--dry-run");
        Said mistyped = run("purge", "--older-than", "0d", "penguin");

        assertThat(dry.exit()).isZero();
        assertThat(dry.out())
                .contains("penguins.train.2026-11-20")
                .contains("Would remove 1 run and the files of 0 model versions");
        assertThat(mistyped.exit()).isEqualTo(2);
        assertThat(runFolder("penguins.train.2026-11-20").resolve("plan.json")).exists();
        assertThat(run("show", "penguins.train.2026-11-20").exit()).isZero();
    }

    private Said train(String date) {
        Said said = run("train", spec(), "--date", date, "--json", "-q");
        assertThat(said.exit()).isZero();
        return said;
    }

    private Said score(String date) {
        return run(
                "score",
                spec(),
                "--date",
                date,
                "--input",
                workspace.resolve("data/penguins.csv").toString(),
                "--json",
                "-q");
    }

    private String spec() {
        return workspace.resolve("jobs/penguins.yaml").toString();
    }

    private Path runFolder(String run) {
        return workspace.resolve(".nightjar/runs").resolve(run);
    }

    private Said run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", workspace.resolve(".nightjar").toString()));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int exit = CommandLineTool.run(all.toArray(String[]::new));
            return new Said(exit, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
