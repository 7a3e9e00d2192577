package nightjar.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import nightjar.durable.Json;
import nightjar.math.Interval;
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
                Reason.of("auc >= 0.80", Decision.PROMOTE, 0.846, 0.8, "auc is 0.8460.")
                        .with(new Interval(0.825, 0.867, 0.95));

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
                            "sentence" : "auc is 0.8460.",
                            "interval" : {
                              "low" : 0.825,
                              "high" : 0.867,
                              "level" : 0.95
                            },
                            "rows_needed" : null
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
                                Reason.of("a rule", decision, Double.NaN, 0.5, "A sentence.")
                                        .in("plan=a")
                                        .needing(4800L))
                .toList();
    }
}
