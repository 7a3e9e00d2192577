package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nightjar.cli.CommandLineTool;
import nightjar.testing.Measurements;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whole nights through the command line, in a workspace of their own.
class NightTest {

    /// What a command did.
    private record Said(int exit, String out) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @TempDir Path workspace;

    @Test
    void trainsJudgesRegistersAndScoresThreeClasses() throws IOException {
        copy("penguins.csv");
        copyJob("penguins.yaml");

        Said trained = run("train", job("penguins.yaml"), "--date", "2026-11-22", "--json", "-q");
        Said scored =
                run(
                        "score",
                        job("penguins.yaml"),
                        "--date",
                        "2026-11-22",
                        "--json",
                        "-q",
                        "--input",
                        data("penguins.csv"));

        assertThat(trained.exit()).isZero();
        JsonNode train = trained.json();
        assertThat(train.path("run").asString("")).isEqualTo("penguins.train.2026-11-22");
        assertThat(train.path("status").asString("")).isEqualTo("COMPLETED");
        assertThat(train.path("steps").valueStream().map(step -> step.path("name").asString("")))
                .containsExactly(
                        "explore",
                        "validate",
                        "clean",
                        "features",
                        "train",
                        "evaluate",
                        "gate",
                        "promote");
        assertThat(train.path("verdict").path("decision").asString("")).isEqualTo("PROMOTE");
        assertThat(train.path("model").path("version").asInt()).isEqualTo(1);
        assertThat(measured(train, "evaluate", "accuracy", "candidate")).isGreaterThan(0.95);
        Measurements.areListed(train);
        assertThat(scored.exit()).isZero();
        Measurements.areListed(scored.json());
        assertThat(scored.json().path("run").asString(""))
                .isEqualTo("penguins.score.2026-11-22@penguins");
        List<String> lines =
                Files.readAllLines(workspace.resolve("out/penguins-2026-11-22-penguins.csv"));
        assertThat(lines).hasSize(345);
        assertThat(lines.getFirst())
                .isEqualTo("row,prediction,score_Adelie,score_Chinstrap,score_Gentoo,model,run");
    }

    @Test
    @Tag("slow")
    void aCompleteRunIsNotRedoneAndAChangedOneIsTheNext() throws IOException {
        copy("penguins.csv");
        copyJob("penguins.yaml");
        run("train", job("penguins.yaml"), "--date", "2026-11-22", "-q");

        Said again = run("train", job("penguins.yaml"), "--date", "2026-11-22", "--json", "-q");
        Files.writeString(
                Path.of(job("penguins.yaml")),
                Files.readString(Path.of(job("penguins.yaml"))) + "\n# changed\n");
        Said changed = run("train", job("penguins.yaml"), "--date", "2026-11-22", "--json", "-q");

        assertThat(again.exit()).isZero();
        assertThat(again.json().path("attempts").asInt()).isEqualTo(1);
        assertThat(changed.json().path("run").asString(""))
                .isEqualTo("penguins.train.2026-11-22.2");
        assertThat(changed.json().path("model").path("fingerprint"))
                .isEqualTo(again.json().path("model").path("fingerprint"));
    }

    @Test
    @Tag("slow")
    void labelsOfTheHoldOutReachNoFittedNumber() throws IOException {
        copy("penguins.csv");
        copyJob("penguins.yaml");
        JsonNode before =
                run("train", job("penguins.yaml"), "--date", "2026-11-22", "--json", "-q").json();
        List<Long> heldOut = heldOut(before);
        List<String> lines =
                new java.util.ArrayList<>(Files.readAllLines(Path.of(data("penguins.csv"))));
        for (long record : heldOut) {
            String line = lines.get((int) record);
            lines.set((int) record, "Gentoo" + line.substring(line.indexOf(',')));
        }
        Files.write(Path.of(data("penguins.csv")), lines);

        JsonNode after =
                run("train", job("penguins.yaml"), "--date", "2026-11-22", "--json", "-q").json();

        assertThat(heldOut).hasSizeGreaterThan(50);
        assertThat(after.path("run").asString("")).isEqualTo("penguins.train.2026-11-22.2");
        assertThat(measured(after, "evaluate", "accuracy", "candidate")).isLessThan(0.7);
        assertThat(after.path("model").path("fingerprint"))
                .isEqualTo(before.path("model").path("fingerprint"));
        assertThat(Files.readString(plan("penguins.train.2026-11-22.2")))
                .isEqualTo(Files.readString(plan("penguins.train.2026-11-22")));
    }

    @Test
    void whatIsWrongIsSaidWithTheRightExitCode() throws IOException {
        copy("penguins.csv");
        copyJob("penguins.yaml");

        assertThat(run("train", job("absent.yaml")).exit()).isEqualTo(2);
        assertThat(run("score", job("penguins.yaml"), "--input", data("penguins.csv"), "-q").exit())
                .isEqualTo(2);
        assertThat(run("show", "penguins.train.2026-01-01", "--home", home()).exit()).isEqualTo(2);
        assertThat(run("nonsense").exit()).isEqualTo(2);
        Files.delete(Path.of(data("penguins.csv")));
        assertThat(run("train", job("penguins.yaml"), "-q").exit()).isEqualTo(3);
    }

    @Test
    void initWritesAProjectFileThatChecks() throws IOException {
        copy("penguins.csv");

        Said init =
                run("init", data("penguins.csv"), "--label", "species", "--out", job("first.yaml"));
        Said check = run("check", job("first.yaml"));

        assertThat(init.exit()).isZero();
        assertThat(check.exit()).isZero();
    }

    private List<Long> heldOut(JsonNode run) {
        nightjar.stage.clean.CleanRows clean =
                new nightjar.stage.clean.CleanRows(
                        workspace
                                .resolve(".nightjar/runs")
                                .resolve(run.path("run").asString(""))
                                .resolve("clean"),
                        nightjar.durable.WholeFiles.UNGUARDED);
        List<Long> records = new java.util.ArrayList<>();
        try (nightjar.pass.BatchReader reader = clean.holdout(1000).open(null)) {
            for (var batch = reader.read(); batch != null; batch = reader.read()) {
                for (long record : batch.rows().records()) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    private static double measured(JsonNode run, String step, String name, String model) {
        return run.path("measurements")
                .valueStream()
                .filter(one -> one.path("step").asString("").equals(step))
                .filter(one -> one.path("name").asString("").equals(name))
                .filter(
                        one ->
                                one.path("model").asString("").equals(model)
                                        && one.path("slice").isNull())
                .findFirst()
                .orElseThrow()
                .path("value")
                .asDouble();
    }

    private Path plan(String run) {
        return workspace.resolve(".nightjar/runs").resolve(run).resolve("plan.json");
    }

    private Said run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int exit = CommandLineTool.run(arguments);
            return new Said(exit, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private String home() {
        return workspace.resolve(".nightjar").toString();
    }

    private String job(String name) {
        return workspace.resolve("jobs").resolve(name).toString();
    }

    private String data(String name) {
        return workspace.resolve("data").resolve(name).toString();
    }

    private void copy(String name) throws IOException {
        Files.createDirectories(workspace.resolve("data"));
        try (Stream<Path> all = Files.list(Path.of("data"))) {
            assertThat(all).contains(Path.of("data", name));
        }
        Files.copy(Path.of("data", name), workspace.resolve("data").resolve(name));
    }

    private void copyJob(String name) throws IOException {
        Files.createDirectories(workspace.resolve("jobs"));
        Files.copy(Path.of("jobs", name), workspace.resolve("jobs").resolve(name));
    }
}
