package nightjar.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.project.ColumnSpec;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;
import org.junit.jupiter.api.Test;

class LabelJudgeTest {

    @Test
    void refusesALabelWithoutThePositiveValue() {
        Finding finding = judge(Seen.text(0, 2, Map.of("yes", 300L, "no", 700L), true));

        assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE);
        assertThat(finding)
                .hasToString(
                        "label 'churn': found the values 'no', 'yes'; expected the positive value 'Yes' among them. "
                                + "Set data.label.positive to one of them, as it is written in the data");
    }

    @Test
    void refusesAThirdValueBesideThePositiveOne() {
        Finding finding = judge(Seen.text(0, 3, Map.of("Yes", 300L, "No", 699L, "?", 1L), true));

        assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE);
        assertThat(finding.found()).isEqualTo("3 values: 'No', 'Yes', '?'");
    }

    @Test
    void aValueWhoseRowsAreSetAsideIsNoClass() {
        ColumnSpec listed =
                new ColumnSpec(
                        ColumnType.CATEGORY,
                        null,
                        null,
                        List.of("Yes", "No"),
                        false,
                        false,
                        null,
                        Reaction.QUARANTINE);
        Seen stray =
                Seen.fine()
                        .column(
                                "churn",
                                Seen.text(0, 3, Map.of("Yes", 300L, "No", 699L, "?", 1L), true));

        assertThat(Expectation.ofNothing().column("churn", listed).judge(stray.observed()))
                .extracting(Finding::reaction)
                .containsExactly(Reaction.QUARANTINE);
    }

    @Test
    void refusesALabelOfOneValue() {
        Finding finding = judge(Seen.text(0, 1, Map.of("No", 1000L), true));

        assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE);
        assertThat(finding.found()).isEqualTo("one value only: 'No'");
    }

    @Test
    void announcesRowsWithoutALabel() {
        Finding finding = judge(Seen.text(5, 2, Map.of("Yes", 300L, "No", 695L), true));

        assertThat(finding.reaction()).isEqualTo(Reaction.QUARANTINE);
        assertThat(finding.found()).isEqualTo("5 rows without a label (0.5 %)");
    }

    private static Finding judge(ObservedColumn label) {
        return Expectation.ofNothing().only(Seen.fine().column("churn", label).observed());
    }
}
