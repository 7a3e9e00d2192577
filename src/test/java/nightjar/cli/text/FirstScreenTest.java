package nightjar.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.database.RunKey;
import nightjar.durable.HandOverDamaged;
import nightjar.durable.Json;
import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.ledger.Output;
import nightjar.ledger.view.RunState;
import nightjar.ledger.view.RunView;
import nightjar.ledger.view.RunView.Value;
import nightjar.ledger.view.StepView;
import nightjar.operate.FailureKind;
import nightjar.operate.question.ForecastFact;
import nightjar.operate.question.Overruled;
import nightjar.operate.question.ShowRun.Shown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FirstScreenTest {

    private static final String LONG =
            "birds.train.2026-11-22 failed: " + "a very long reason with many words, ".repeat(40);

    private static final Act ACT =
            Act.of(
                    Act.Kind.RESTART,
                    RunKey.parse("birds.train.2026-11-22").orElseThrow(),
                    new Actor("kim", "kestrel", LONG),
                    Instant.parse("2026-11-23T03:10:00Z"),
                    "taken up again");

    @Test
    void aFailedRunSaysStateCauseAndWhatToDoFirst() {
        RunView run = run(RunState.FAILED, "The disk is full: free some space.", null, 0, 0);

        assertThat(FirstScreen.of(shown(run, false)))
                .isEqualTo(
                        """
                        birds.train.2026-11-22  FAILED in 3.2 s
                        attempts 2, started 2026-11-22T02:00:00Z
                        step     clean FAILED, 344 read, 300 written, 1.5 s
                        because  The disk is full: free some space.
                        do       once the cause is gone, `nightjar restart birds.train.2026-11-22` goes
                                 on from the last committed chunk
                        all      `nightjar show birds.train.2026-11-22 --all`: 2 steps, 0 measurements
                        """);
    }

    @Test
    void aSentenceBehindAPathBeginsALine() {
        String failure =
                "/srv/night/jobs/birds.yaml: no version of 'birds' is champion yet; expected one to score with. Train first.";

        assertThat(FirstScreen.of(shown(run(RunState.FAILED, failure, null, 0, 0), true)))
                .contains(
                        """
                        because  /srv/night/jobs/birds.yaml:
                                 no version of 'birds' is champion yet; expected one to score with.
                                 Train first.
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 60})
    void whateverARunHasItIsOneScreen(int many) {
        RunView run =
                run(
                        RunState.FAILED,
                        LONG,
                        verdict(many, many),
                        many,
                        many,
                        new RunView.Model(1, "logistic", "sha256:0123"));

        String text =
                FirstScreen.of(
                        new Shown(
                                run,
                                FailureKind.REFUSED,
                                new Overruled("REJECT", "ana", LONG, "2099-12-31"),
                                new ForecastFact(Json.tree("{}"), null),
                                List.of(ACT)));

        assertThat(text.lines().toList())
                .hasSizeLessThanOrEqualTo(FirstScreen.LINES)
                .allMatch(line -> line.length() <= FirstScreen.COLUMNS)
                .anyMatch(line -> line.startsWith("because  birds.train.2026-11-22 failed"))
                .anyMatch(line -> line.startsWith("do       mend what is named above"))
                .anyMatch(line -> line.startsWith("verdict  REJECT"))
                .anyMatch(line -> line.startsWith("all      "));
    }

    @Test
    void theRulesThatDidNotHoldComeFirst() {
        RunView run = run(RunState.COMPLETED, null, verdict(3, 1), 0, 0);

        assertThat(FirstScreen.of(shown(run, false)))
                .contains(
                        """
                        verdict  REJECT, 3 of 4 rules held
                                 - beats champion (auc): 0.8100 against 0.9000: reject
                                 + rule 0 >= 0.5: 0.8100
                        """);
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void everyStateHasItsNextStep(RunState state) {
        String text = FirstScreen.of(shown(run(state, null, null, 0, 0), false));

        assertThat(text).contains("\ndo       ");
    }

    @Test
    void aRunThatCannotGoOnIsNotToBeRestarted() {
        String failure = "r cannot go on: part-00002.csv is missing. " + HandOverDamaged.LOST + ".";

        String text = FirstScreen.of(shown(run(RunState.FAILED, failure, null, 0, 0), false));

        assertThat(text).contains("--again` begins a new run").doesNotContain("nightjar restart");
    }

    @Test
    void namesAndValuesMoveNoTerminal() {
        RunView run =
                run(RunState.FAILED, "found 'a\u001b[31m\u202eb\u009b2J'", verdict(1, 1), 1, 1);

        assertThat(FirstScreen.of(shown(run, false)))
                .contains("found 'a\\u001b[31m\\u202eb\\u009b2J'")
                .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]");
    }

    @Test
    void aReasonIsALineOfAtMostAHundredCharacters() {
        JsonNode reasons =
                Json.tree(
                        """
                        [{"rule": "auc >= 0.80 where plan = %s", "held": true, "found": 0.9, "threshold": 0.8},
                         {"rule": "earlier date", "held": false, "found": null, "threshold": null, "leadsTo": "HOLD",
                          "sentence": "It was trained for 2026-09-01. The champion is of 2026-11-01."}]
                        """
                                .formatted("x".repeat(200)));

        assertThat(ReasonText.line(reasons.get(0))).hasSize(ReasonText.WIDTH).endsWith("…");
        assertThat(ReasonText.line(reasons.get(1)))
                .isEqualTo("earlier date: It was trained for 2026-09-01: hold");
    }

    private static Shown shown(RunView run, boolean refused) {
        return new Shown(run, FailureKind.of(run, refused), null, null, List.of());
    }

    private static RunView run(
            RunState state,
            @Nullable String failure,
            @Nullable JsonNode verdict,
            int outputs,
            int values) {
        return run(state, failure, verdict, outputs, values, null);
    }

    private static RunView run(
            RunState state,
            @Nullable String failure,
            @Nullable JsonNode verdict,
            int outputs,
            int values,
            RunView.@Nullable Model model) {
        return new RunView(
                "birds.train.2026-11-22",
                "birds",
                "train",
                LocalDate.parse("2026-11-22"),
                state,
                2,
                Instant.parse("2026-11-22T02:00:00.123Z"),
                3.2,
                List.of(step("explore", RunState.COMPLETED), step("clean", state)),
                IntStream.range(0, values)
                        .mapToObj(
                                i ->
                                        new Value(
                                                "evaluate",
                                                "auc",
                                                0.5,
                                                "1",
                                                "candidate",
                                                null,
                                                null,
                                                null))
                        .toList(),
                verdict,
                model,
                IntStream.range(0, outputs)
                        .mapToObj(i -> new Output("/far/away/" + "folder/".repeat(30) + i, 7, "00"))
                        .toList(),
                null,
                failure,
                new RunView.Made(null, List.of()));
    }

    private static StepView step(String name, RunState state) {
        return new StepView(name, state, 1, 344, 300, 44, 1.5, null, null, null, null, null);
    }

    private static JsonNode verdict(int held, int broken) {
        List<String> reasons =
                IntStream.range(0, held + broken)
                        .mapToObj(
                                i ->
                                        i < held
                                                ? reason("rule " + i + " >= 0.5", true)
                                                : reason("beats champion (auc)", false))
                        .toList();
        return Json.tree(
                "{\"decision\": \"REJECT\", \"reasons\": [%s]}"
                        .formatted(String.join(",", reasons)));
    }

    private static String reason(String rule, boolean held) {
        return "{\"rule\": \"%s\", \"held\": %s, \"found\": 0.81, \"threshold\": 0.9, \"leadsTo\": \"%s\"}"
                .formatted(rule, held, held ? "PROMOTE" : "REJECT");
    }
}
