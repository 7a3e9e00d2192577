package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import nightjar.cli.CommandLineTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether a model is needed at all, through the command line.
class SuitabilityTest {

    private static final String RULE = "calls > 4 && plan == 'basic'";

    @TempDir Path workspace;

    /// What a command did.
    private record Said(int exit, String out) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @Test
    void needsNoModelWhereTheLabelFollowsARuleAndLetsTheRuleScore() throws IOException {
        noisyRule();

        JsonNode run = run("train", job(), "--date", "2026-11-22", "--json", "-q").json();
        JsonNode models = run("models", "calls", "--home", home(), "--json").json();
        JsonNode limits =
                run("card", "calls", "2", "--home", home(), "--json").json().path("limits");
        Said refused = promote("1");
        Said promoted = promote("2");
        Said scored = run("score", job(), "--date", "2026-11-22", "--json", "-q");

        assertThat(run.path("verdict").path("decision").asString()).isEqualTo("NO_MODEL_NEEDED");
        JsonNode reason = reason(run, "beats rule (auc)");
        assertThat(reason.path("sentence").asString())
                .isEqualTo(
                        "No model is needed: auc is 0.8494, that of the rule \"calls > 4 && plan == 'basic'\" is 0.8557 on the same 582 rows. The model is 0.0063 worse on these rows, and on all such rows somewhere between 0.0271 worse and 0.0146 better (95 % sure), which is no more than chance makes, with at least 0.0050 asked for. The rule does as well, and needs no training.");
        assertThat(models.valueStream().map(model -> model.path("algorithm").asString()))
                .containsExactly("logistic", "rule");
        assertThat(models.valueStream().map(model -> model.path("verdict").asString()))
                .containsExactly("NO_MODEL_NEEDED", "PROMOTE");
        assertThat(limits.toString()).contains("on, which was chosen for the rule: the half");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(promoted.exit()).isZero();
        assertThat(scored.exit()).isZero();
        List<String> scores = Files.readAllLines(workspace.resolve("out/calls.csv"));
        List<String> rows = Files.readAllLines(workspace.resolve("data/calls.csv"));
        assertThat(scores).hasSameSizeAs(rows);
        for (int row = 1; row < rows.size(); row++) {
            String[] cells = rows.get(row).split(",");
            boolean holds = Integer.parseInt(cells[1]) > 4 && cells[2].equals("basic");
            assertThat(scores.get(row)).startsWith(cells[0] + "," + (holds ? "yes" : "no") + ",");
        }
    }

    @Test
    void letsARefusedModelScoreByAnOverrideAndShowsItUntilItExpires() throws IOException {
        noisyRule();
        run("train", job(), "--date", "2026-11-22", "-q");
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();

        Said unsaid = promote("1", "--override");
        Said past = promote("1", "--override", "--expires", "2020-01-01");
        Said overruled = promote("1", "--override", "--expires", tomorrow);
        JsonNode models = run("models", "calls", "--home", home(), "--json").json();
        String listed = run("models", "calls", "--home", home()).out();
        String shown = run("show", "calls.train.2026-11-22", "--all", "--home", home()).out();

        assertThat(unsaid.exit()).isEqualTo(2);
        assertThat(past.exit()).isEqualTo(2);
        assertThat(overruled.exit()).isZero();
        assertThat(models.get(0).path("override").path("until").asString()).isEqualTo(tomorrow);
        assertThat(models.get(1).path("override").isNull()).isTrue();
        String line =
                "override The gate said NO_MODEL_NEEDED of version 1; ana overruled it until %s: tried by hand"
                        .formatted(tomorrow);
        assertThat(listed).contains(line);
        assertThat(shown).contains(line);
    }

    @Test
    void needsTheModelOfChurn() throws IOException {
        Files.createDirectories(workspace.resolve("data"));
        Files.createDirectories(workspace.resolve("jobs"));
        Files.copy(Path.of("data/telco-churn.csv"), workspace.resolve("data/telco-churn.csv"));
        String project = Files.readString(Path.of("jobs/churn.yaml"));
        int candidates = project.indexOf("  candidates:");
        int gate = project.indexOf("\ngate:");
        Files.writeString(
                workspace.resolve("jobs/churn.yaml"),
                project.substring(0, candidates).replace("trials: 12", "trials: 2")
                        + "  candidates:\n    logistic: {lambda: [0.1, 1]}\n"
                        + project.substring(gate));

        JsonNode run =
                run(
                                "train",
                                workspace.resolve("jobs/churn.yaml").toString(),
                                "--date",
                                "2026-11-22",
                                "--json",
                                "-q")
                        .json();

        assertThat(run.path("verdict").path("decision").asString()).isEqualTo("PROMOTE");
        assertThat(reason(run, "beats rule (auc)").path("sentence").asString())
                .isEqualTo(
                        "A model is needed: auc is 0.8565, that of the rule \"contract == 'Month-to-month' && tenure < 12\" is 0.6847 on the same 1,307 rows: 0.1719 better, and not by chance. On all such rows the candidate is somewhere between 0.1432 better and 0.2005 better (95 % sure). Its decisions are worth 25.82 a row, those of the rule 21.77; the difference is somewhere between 3.09 and 5.02 (95 % sure).");
        assertThat(reason(run, "beats found rule (auc)").path("sentence").asString())
                .isEqualTo(
                        "A model is needed: auc is 0.8565, that of the rule \"contract == 'Month-to-month'\" is 0.7469 on the same 1,307 rows: 0.1097 better, and not by chance. On all such rows the candidate is somewhere between 0.0912 better and 0.1281 better (95 % sure). Its decisions are worth 25.82 a row, those of the rule 25.39; the difference is somewhere between -0.39 and 1.26 (95 % sure).");
    }

    /// Two columns decide, one in ten labels is wrong, and a third column says nothing.
    private void noisyRule() throws IOException {
        Random random = new Random(20261122);
        StringBuilder rows = new StringBuilder("id,calls,plan,noise,left\n");
        for (int row = 1; row <= 3000; row++) {
            int calls = random.nextInt(10);
            String plan = random.nextInt(2) == 0 ? "basic" : "full";
            boolean left = (calls > 4 && plan.equals("basic")) != (random.nextInt(10) == 0);
            rows.append(
                    "c%d,%d,%s,%d,%s%n"
                            .formatted(
                                    row, calls, plan, random.nextInt(1000), left ? "yes" : "no"));
        }
        Files.createDirectories(workspace.resolve("data"));
        Files.createDirectories(workspace.resolve("jobs"));
        Files.writeString(workspace.resolve("data/calls.csv"), rows);
        Files.writeString(
                workspace.resolve("jobs/calls.yaml"),
                """
                project: calls
                suitability: {rule: "%s", margin: 0.005}
                data:
                  source: {csv: data/calls.csv}
                  key: id
                  label: {column: left, positive: "yes"}
                  columns:
                    id: {type: text}
                    calls: {type: number}
                    plan: {type: category}
                    noise: {type: number}
                    left: {type: category}
                train:
                  trials: 1
                  candidates: {logistic: {lambda: [0.1]}}
                gate: [{metric: auc, min: 0.6}, {beats: champion}]
                score:
                  source: {csv: data/calls.csv}
                  output: {csv: out/calls.csv}
                """
                        .formatted(RULE));
    }

    private Said promote(String version, String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(
                        List.of(
                                "promote",
                                "calls",
                                version,
                                "--home",
                                home(),
                                "--by",
                                "ana",
                                "--reason",
                                "tried by hand"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static JsonNode reason(JsonNode run, String rule) {
        return run.path("verdict")
                .path("reasons")
                .valueStream()
                .filter(reason -> reason.path("rule").asString().equals(rule))
                .findFirst()
                .orElseThrow();
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

    private String job() {
        return workspace.resolve("jobs/calls.yaml").toString();
    }
}
