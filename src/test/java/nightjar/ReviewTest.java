package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.database.Database;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A person judges predictions before a candidate scores, through the command line.
class ReviewTest {

    private static final int ROWS = 9;

    @TempDir Path folder;
    private Workshop shop;
    private Terminal terminal;

    @BeforeEach
    void trainACandidate() {
        shop =
                SmallChurn.in(folder)
                        .write(
                                "jobs/churn.yaml",
                                SmallChurn.project("[0.01]")
                                        + "review: {rows: %d, agree: 80 %%}\n".formatted(ROWS));
        terminal = Terminal.of(shop);
        assertThat(train("2026-11-22").path("verdict").path("decision").asString(""))
                .isEqualTo("HOLD");
    }

    @Test
    void aCandidateWaitsAndNothingScores() {
        JsonNode state = state();

        assertThat(state.path("decision").asString("")).isEqualTo("HOLD");
        assertThat(state.path("rows").asInt()).isEqualTo(ROWS);
        assertThat(state.path("judged").asInt()).isZero();
        assertThat(state.path("agreement").isNull()).isTrue();
        assertThat(state.path("needed_agreement").asDouble()).isEqualTo(0.8);
        assertThat(state.path("to_judge")).hasSize(ROWS);
        JsonNode row = state.path("to_judge").path(0);
        assertThat(row.path("values").propertyNames())
                .containsExactly("contract", "tenure", "charge");
        assertThat(row.path("reasons").path(0).asString(""))
                .matches("(contract|tenure|charge) .+ [+-]\\d+\\.\\d+");
        assertThat(reviewReason("churn.train.2026-11-22"))
                .isEqualTo(
                        "A person must look first: 0 of 9 predictions are judged, 9 are left. `nightjar review churn` shows them.");
        assertThat(score()).isEqualTo(2);
    }

    @Test
    void anInterruptedTalkGoesOnWhereItEndedAndTheLastAnswerPromotes() {
        Said begun = talk("a\nnonsense\nd looks loyal to me\nq\n");
        JsonNode between = state();

        Said finished = talk("a\n".repeat(ROWS - 2));

        assertThat(begun.exit()).isZero();
        assertThat(begun.out()).contains("Row 1 of 9: c", "prediction  ", "reasons     ");
        assertThat(begun.out()).doesNotContain("Row 4 of 9");
        assertThat(begun.err()).contains("'nonsense' is no answer.");
        assertThat(between.path("judged").asInt()).isEqualTo(2);
        assertThat(between.path("agreement").asDouble()).isEqualTo(0.5);
        assertThat(finished.out()).doesNotContain("Row 1 of 9").contains("Row 3 of 9");
        assertThat(finished.err()).contains("Version 1 of churn is champion now.");
        assertThat(reviewReason("churn.train.2026-11-22"))
                .isEqualTo(
                        "People agree with 8 of 9 predictions (88.9 %), which is at least the 80 % asked for.");
        JsonNode models = json(terminal.say("models", "churn", "--json"));
        assertThat(models.toString())
                .contains(
                        "8 of 9 predictions agreed with by anna; verdict PROMOTE in churn.train.2026-11-22");
        assertThat(state().path("decision").asString("")).isEqualTo("PROMOTE");
        assertThat(score()).isZero();
    }

    @Test
    void aCandidateThatWasDamagedMeanwhileIsNotPromotedAndGoesOnWaiting() {
        try (Database database = Database.open(shop.settings())) {
            database.jdbc()
                    .sql("UPDATE model_file SET bytes = X'00' WHERE name = 'plan.json'")
                    .update();
        }

        Said said = talk("a\n".repeat(ROWS));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains("The file plan.json of version 1 of churn is damaged")
                .doesNotContain("is champion now");
        assertThat(
                        terminal.say("models", "churn", "--json")
                                .json()
                                .path(0)
                                .path("verdict")
                                .asString(""))
                .isEqualTo("HOLD");
        assertThat(score()).isEqualTo(2);
    }

    @Test
    void tooLittleAgreementRejects() {
        Said said = talk("a\n".repeat(7) + "d\nd\n");

        assertThat(said.err()).contains("Version 1 of churn does not become champion.");
        assertThat(state().path("decision").asString("")).isEqualTo("REJECT");
        assertThat(reviewReason("churn.train.2026-11-22"))
                .isEqualTo(
                        "People agree with only 7 of 9 predictions (77.8 %); at least 80 % are asked for.");
        assertThat(score()).isEqualTo(2);
    }

    @Test
    void thoseWhoAreUnsureCountNeitherWay() {
        talk("u\n".repeat(ROWS));

        assertThat(state().path("decision").asString("")).isEqualTo("HOLD");
        assertThat(state().path("judged").asInt()).isEqualTo(ROWS);

        Said again = review("a\n" + "s\n".repeat(ROWS - 1), "--again", "--by", "anna");

        assertThat(again.err()).contains("Version 1 of churn is champion now.");
    }

    @Test
    void aFileGoesOutAndComesBack() {
        String file = shop.path("review.csv").toString();
        Said exported = terminal.say("review", "churn", "--export", file);
        List<String> lines = new ArrayList<>(shop.text("review.csv").lines().toList());
        assertThat(exported.exit()).isZero();
        assertThat(lines.getFirst())
                .isEqualTo("id,key,prediction,score,reasons,answer,comment,contract,tenure,charge");
        assertThat(lines).hasSize(ROWS + 1);
        lines.replaceAll(line -> line.replace(",,,", ",Agree,all right,"));

        shop.write("review.csv", String.join("\n", lines) + "\n");
        Said imported = terminal.say("review", "churn", "--import", file, "--by", "ben");

        assertThat(imported.exit()).isZero();
        assertThat(imported.err())
                .contains("9 of 9 predictions judged (9 agree", "Version 1 of churn is champion");
    }

    @Test
    void aFileWithWrongLinesChangesNothingAndNamesThem() {
        String file = shop.path("review.csv").toString();
        terminal.say("review", "churn", "--export", file);
        List<String> lines = new ArrayList<>(shop.text("review.csv").lines().toList());
        lines.set(1, lines.get(1).replace(",,,", ",agree,,"));
        lines.set(2, lines.get(2).replace(",,,", ",yes,,"));
        lines.set(3, "r0123456789ab" + lines.get(3).substring(13).replace(",,,", ",agree,,"));
        lines.add(lines.get(1));
        shop.write("review.csv", String.join("\n", lines) + "\n");

        Said said = terminal.say("review", "churn", "--import", file, "--by", "ben");

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err())
                .contains(
                        "review.csv:3 answer 'yes'; expected agree, disagree, unsure or nothing\n",
                        "review.csv:4 id 'r0123456789ab' is no row of the present review; expected one that was exported from it\n",
                        "stands here twice; expected once\nNothing was imported.");
        assertThat(state().path("judged").asInt()).isZero();
    }

    @Test
    void judgementsAreCarriedToTheNextCandidateWhereItPredictsTheSame() {
        talk("a\n".repeat(ROWS));
        shop.write("jobs/churn.yaml", shop.text("jobs/churn.yaml").replace("rows: 9", "rows: 12"));

        JsonNode next = train("2026-11-23");

        JsonNode state = state();
        assertThat(next.path("verdict").path("decision").asString("")).isEqualTo("HOLD");
        assertThat(state.path("run").asString("")).isEqualTo("churn.train.2026-11-23");
        assertThat(state.path("carried").asInt()).isBetween(6, ROWS);
        assertThat(state.path("judged").asInt()).isEqualTo(state.path("carried").asInt());
        assertThat(score()).isZero();
    }

    @Test
    void aCandidateThatIsThePresentOneOnceMoreNeedsNobody() {
        talk("a\n".repeat(ROWS));

        JsonNode next = train("2026-11-23");

        assertThat(next.path("verdict").path("decision").asString("")).isEqualTo("PROMOTE");
        assertThat(state().path("carried").asInt()).isEqualTo(ROWS);
    }

    @Test
    void numbersAreJudgedAsTheyAreShownToThreeDigits() {
        shop.write("data/customers.csv", chargesByTheOtherColumns());
        shop.write(
                "jobs/churn.yaml",
                shop.text("jobs/churn.yaml")
                        .replace("{column: churn, positive: \"yes\"}", "{column: charge}")
                        .replaceAll("goal:\n(  .*\n)+", "")
                        .replace("metric: auc\n", "metric: rmse\n")
                        .replace("logistic: {", "linear: {")
                        .replace("{metric: auc, min: 0.60}", "{metric: rmse, max: 1000}"));

        JsonNode verdict = train("2026-11-23").path("verdict");

        assertThat(verdict.path("decision").asString("")).isEqualTo("HOLD");
        JsonNode state = state();
        assertThat(state.path("rows").asInt()).isEqualTo(ROWS);
        for (JsonNode row : state.path("to_judge")) {
            assertThat(row.path("prediction").asString("")).matches("-?\\d{1,3}(\\.\\d{1,2})?");
            assertThat(row.path("score").isNull()).isTrue();
            assertThat(row.path("values").propertyNames())
                    .containsExactly("contract", "tenure", "churn");
        }
    }

    @Test
    void aReviewOfACandidateThatSomebodyPromotedMeanwhileOnlySettlesItsVerdict() {
        assertThat(
                        terminal.say(
                                        "promote",
                                        "churn",
                                        "1",
                                        "--by",
                                        "ben",
                                        "--reason",
                                        "cannot wait",
                                        "--override",
                                        "--expires",
                                        "2099-01-31")
                                .exit())
                .isZero();

        Said said = talk("a\n".repeat(ROWS));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(state().path("decision").asString("")).isEqualTo("PROMOTE");
    }

    @Test
    void valuesOfRowsStayInTheRunFolder() {
        assertThat(shop.text(".nightjar/runs/churn.train.2026-11-22/review.json"))
                .contains("\"charge\"");
        assertThat(terminal.say("review", "absent").exit()).isEqualTo(2);
    }

    private static String chargesByTheOtherColumns() {
        StringBuilder csv = new StringBuilder("id,contract,tenure,charge,churn\n");
        for (int row = 1; row <= 600; row++) {
            boolean month = row % 2 == 0;
            boolean left = row % 3 == 0;
            int tenure = row * 7 % 60;
            int charge = 2 * tenure + (month ? 60 : 0) + (left ? 50 : 0) + row * 13 % 17;
            csv.append(
                    "c%03d,%s,%d,%d,%s\n"
                            .formatted(
                                    row,
                                    month ? "month" : "year",
                                    tenure,
                                    charge,
                                    left ? "yes" : "no"));
        }
        return csv.toString();
    }

    private JsonNode train(String date) {
        Said said = terminal.train(shop.path("jobs/churn.yaml"), date);
        assertThat(said.exit()).as(said.err()).isZero();
        return json(said);
    }

    private int score() {
        return terminal.say(
                        "score",
                        shop.path("jobs/churn.yaml").toString(),
                        "--date",
                        "2026-11-24",
                        "-q")
                .exit();
    }

    private Said talk(String typed) {
        return review(typed, "--by", "anna");
    }

    private Said review(String typed, String... options) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            List<String> words = new ArrayList<>(List.of("review", "churn"));
            words.addAll(List.of(options));
            return terminal.say(words.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    private JsonNode state() {
        return json(terminal.say("review", "churn", "--json"));
    }

    private String reviewReason(String run) {
        return json(terminal.say("show", run, "--json"))
                .path("verdict")
                .path("reasons")
                .valueStream()
                .filter(one -> one.path("rule").asString("").startsWith("review: "))
                .map(one -> one.path("sentence").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(Said said) {
        return JsonMapper.shared().readTree(said.out());
    }
}
