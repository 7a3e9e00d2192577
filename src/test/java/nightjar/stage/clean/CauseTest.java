package nightjar.stage.clean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CauseTest {

    @Test
    void aChangedCellHasTheRuleBeforeTheColumn() {
        assertThat(Cause.ofChange("trim tenure in months"))
                .isEqualTo(new Cause("tenure in months", "trim"));
    }

    @Test
    void aCellAtFaultHasTheColumnBeforeTheRule() {
        assertThat(Cause.ofRow("tenure: below 0")).isEqualTo(new Cause("tenure", "below 0"));
        assertThat(Cause.ofRow("a: b: missing")).isEqualTo(new Cause("a: b", "missing"));
        assertThat(Cause.ofRow("label: not a number"))
                .isEqualTo(new Cause("label", "not a number"));
        assertThat(Cause.ofRow("id: not a number of at most 15 digits; declare it as {type: text}"))
                .isEqualTo(
                        new Cause(
                                "id",
                                "not a number of at most 15 digits; declare it as {type: text}"));
    }

    @Test
    void whatIsOfNoSingleColumnIsARuleAsAWhole() {
        for (String whole :
                new String[] {
                    "malformed",
                    "duplicate key",
                    "label: missing",
                    "filter: tenure > 0 ? plan == ': missing' : plan != ''",
                    "holds: a: below 1"
                }) {
            assertThat(Cause.ofRow(whole)).isEqualTo(new Cause(null, whole));
        }
    }
}
