package nightjar.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import nightjar.ledger.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

    /// What two reasons lead to together, whichever comes first.
    @ParameterizedTest
    @CsvSource({
        "PROMOTE,         PROMOTE,         PROMOTE",
        "PROMOTE,         HOLD,            HOLD",
        "PROMOTE,         INCONCLUSIVE,    INCONCLUSIVE",
        "PROMOTE,         NO_MODEL_NEEDED, NO_MODEL_NEEDED",
        "PROMOTE,         REJECT,          REJECT",
        "HOLD,            HOLD,            HOLD",
        "HOLD,            INCONCLUSIVE,    INCONCLUSIVE",
        "HOLD,            NO_MODEL_NEEDED, NO_MODEL_NEEDED",
        "HOLD,            REJECT,          REJECT",
        "INCONCLUSIVE,    INCONCLUSIVE,    INCONCLUSIVE",
        "INCONCLUSIVE,    NO_MODEL_NEEDED, NO_MODEL_NEEDED",
        "INCONCLUSIVE,    REJECT,          REJECT",
        "NO_MODEL_NEEDED, NO_MODEL_NEEDED, NO_MODEL_NEEDED",
        "NO_MODEL_NEEDED, REJECT,          REJECT",
        "REJECT,          REJECT,          REJECT",
    })
    void letsADefiniteNoWinOverADoubtAndADoubtOverAYes(
            Decision one, Decision other, Decision together) {
        assertThat(Verdict.of(reasons(one, other)).word()).isEqualTo(together);
        assertThat(Verdict.of(reasons(other, one)).word()).isEqualTo(together);
    }

    @Test
    void isWrittenAsTheDecisionAndItsReasons() {
        Reason reason =
                new Reason(
                        "auc >= 0.80", true, 0.846, 0.8, null, Decision.PROMOTE, "auc is 0.8460.");

        String json = Json.write(Verdict.of(List.of(reason)));

        assertThat(json)
                .isEqualTo(
                        """
                        {
                          "decision" : "PROMOTE",
                          "reasons" : [ {
                            "rule" : "auc >= 0.80",
                            "held" : true,
                            "found" : 0.846,
                            "threshold" : 0.8,
                            "slice" : null,
                            "leadsTo" : "PROMOTE",
                            "sentence" : "auc is 0.8460."
                          } ]
                        }
                        """);
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void isReadAsItWasWritten(Decision decision) {
        Verdict verdict = Verdict.of(reasons(decision));

        assertThat(Json.read(Json.write(verdict), Verdict.class)).isEqualTo(verdict);
    }

    private static List<Reason> reasons(Decision... decisions) {
        return Arrays.stream(decisions)
                .map(
                        decision ->
                                new Reason(
                                        "a rule",
                                        decision == Decision.PROMOTE,
                                        Double.NaN,
                                        0.5,
                                        "plan=a",
                                        decision,
                                        "A sentence."))
                .toList();
    }
}
