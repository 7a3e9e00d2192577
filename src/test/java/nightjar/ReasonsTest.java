package nightjar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import nightjar.testing.NightProcess;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Why a score is what it is, through the command line.
class ReasonsTest {

    private static final DoubleUnaryOperator LOGISTIC = odds -> 1 / (1 + Math.exp(-odds));

    @TempDir Path folder;

    enum Kind {
        LOGISTIC("logistic: {lambda: [0.01]}", ReasonsTest.LOGISTIC),
        DECISION_TREE("decision-tree: {max_depth: [6]}", DoubleUnaryOperator.identity()),
        RANDOM_FOREST("random-forest: {trees: [30]}", DoubleUnaryOperator.identity()),
        GRADIENT_BOOSTING("gradient-boosting: {rounds: [40]}", ReasonsTest.LOGISTIC);

        private final String candidate;
        private final DoubleUnaryOperator link;

        Kind(String candidate, DoubleUnaryOperator link) {
            this.candidate = candidate;
            this.link = link;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theContributionsOfEveryRowAddUpToItsScore(Kind kind) {
        Workshop shop = shop(kind, 2);
        Terminal terminal = trained(shop);

        int exit = score(terminal, shop, "2026-11-23");

        assertThat(exit).isZero();
        List<Map<String, String>> rows = rows(shop, "2026-11-23");
        assertThat(rows).hasSize(600);
        for (Map<String, String> row : rows) {
            double sum =
                    number(row, "reason_1_contribution")
                            + number(row, "reason_2_contribution")
                            + number(row, "reasons_other")
                            + number(row, "reasons_base");
            assertThat(kind.link.applyAsDouble(sum))
                    .as(row.toString())
                    .isCloseTo(number(row, "score"), within(1e-6));
            assertThat(Math.abs(number(row, "reason_1_contribution")))
                    .isGreaterThanOrEqualTo(Math.abs(number(row, "reason_2_contribution")));
        }
    }

    @Test
    void reasonsAreSaidInTheWordsOfTheData() {
        Workshop shop = shop(Kind.LOGISTIC, 3);

        score(trained(shop), shop, "2026-11-23");

        List<String> lines = shop.text("out/scores-2026-11-23.csv").lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo(
                        "id,prediction,score,model,run,reason_1,reason_2,reason_3,reason_1_columns,reason_2_columns,reason_3_columns,reason_1_contribution,reason_2_contribution,reason_3_contribution,reasons_other,reasons_base");
        Map<String, String> row = rows(shop, "2026-11-23").getFirst();
        assertThat(List.of(row.get("reason_1"), row.get("reason_2"), row.get("reason_3")))
                .allMatch(
                        reason ->
                                reason.matches(
                                        "(contract (month|year)|(tenure|charge) \\d+ \\((low|typical|high)\\)|charge \\d+ \\((low|typical|high)\\) with tenure \\d+ \\((low|typical|high)\\)) [+-]\\d+\\.\\d+"));
        assertThat(rows(shop, "2026-11-23"))
                .extracting(one -> one.get("reason_1_columns"))
                .contains("contract", "tenure");
    }

    @Test
    void theBytesDoNotDependOnHowRowsAreBatched() {
        Workshop shop = shop(Kind.GRADIENT_BOOSTING, 3);
        Terminal terminal = trained(shop);
        score(terminal, shop, "2026-11-23");
        String whole = shop.text("out/scores-2026-11-23.csv");

        NightProcess.Said again =
                shop.say("score", "jobs/churn.yaml", "--date", "2026-11-23", "--again");

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(shop.text("out/scores-2026-11-23.csv").replace("2026-11-23.2", "2026-11-23"))
                .isEqualTo(whole);
    }

    @Test
    void ofSeveralClassesThePredictedOneIsExplained() {
        Workshop shop = new Workshop(folder).copy("data/penguins.csv").copy("jobs/penguins.yaml");
        shop.write("jobs/churn.yaml", penguins(shop));

        int exit = score(trained(shop), shop, "2026-11-23");

        assertThat(exit).isZero();
        for (Map<String, String> row : rows(shop, "2026-11-23")) {
            double sum =
                    number(row, "reason_1_contribution")
                            + number(row, "reasons_other")
                            + number(row, "reasons_base");
            assertThat(sum).isCloseTo(number(row, "score_" + row.get("prediction")), within(1e-6));
        }
    }

    private static String penguins(Workshop shop) {
        return shop.text("jobs/penguins.yaml")
                        .replaceAll(
                                "(?s)  candidates:\\n.*?\\n\\n",
                                "  candidates: {random-forest: {trees: 20}}\n\n")
                        .replace("trials: 9", "trials: 1")
                + "score: {reasons: 1, source: {csv: data/penguins.csv}, output: {csv: \"out/scores-${date}.csv\"}}\n";
    }

    private Workshop shop(Kind kind, int reasons) {
        return SmallChurn.in(folder)
                .write(
                        "jobs/churn.yaml",
                        SmallChurn.project("[0.01]")
                                .replace("logistic: {lambda: [0.01]}", kind.candidate)
                                .replace(
                                        "train:\n",
                                        "features: [{ratio: {name: per_month, of: [charge, tenure]}}]\ntrain:\n")
                                .replace("score: {", "score: {reasons: " + reasons + ", "));
    }

    private static Terminal trained(Workshop shop) {
        Terminal terminal = Terminal.of(shop);
        String job = shop.path("jobs/churn.yaml").toString();
        assertThat(terminal.say("train", job, "--date", "2026-11-22", "-q").exit()).isZero();
        return terminal;
    }

    private static int score(Terminal terminal, Workshop shop, String date) {
        return terminal.say("score", shop.path("jobs/churn.yaml").toString(), "--date", date, "-q")
                .exit();
    }

    /// No cell of these files is quoted.
    private static List<Map<String, String>> rows(Workshop shop, String date) {
        List<String> lines = shop.text("out/scores-" + date + ".csv").lines().toList();
        List<String> names = Arrays.asList(lines.getFirst().split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /// 0 where a cell is empty: fewer columns moved the score.
    private static double number(Map<String, String> row, String name) {
        String cell = row.getOrDefault(name, "");
        return cell.isEmpty() ? 0 : Double.parseDouble(cell);
    }
}
