package nightjar.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nightjar.project.ColumnSpec;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;
import org.junit.jupiter.api.Test;

class CheckJudgeTest {

    @Test
    void countsRowsAgainstBothBounds() {
        assertThat(
                        judge(new Check.Rows(1000L, 1000L, Check.On.TRAIN, Reaction.REFUSE, 41))
                                .findings())
                .isEmpty();
        assertThat(
                        judge(new Check.Rows(5000L, null, Check.On.TRAIN, Reaction.REFUSE, 41))
                                .refusal())
                .isEqualTo(
                        "check on line 41, rows: found 1,000 rows; expected at least 5,000. "
                                + "See whether the export is complete, or change the check");
        assertThat(
                        judge(new Check.Rows(1L, 999L, Check.On.TRAIN, Reaction.WARN, 41))
                                .with(Reaction.WARN))
                .singleElement()
                .extracting(Finding::expected)
                .isEqualTo("1 to 999");
    }

    @Test
    void refusesATableCheckThatAsksToSetRowsAside() {
        assertThat(
                        judge(new Check.Rows(5000L, null, Check.On.TRAIN, Reaction.QUARANTINE, 41))
                                .refuse())
                .isTrue();
        assertThat(
                        judge(
                                        new Check.Distinct(
                                                "plan",
                                                301L,
                                                null,
                                                Check.On.TRAIN,
                                                Reaction.QUARANTINE,
                                                41))
                                .refuse())
                .isTrue();
        assertThat(
                        judge(new Check.Unique("plan", Check.On.TRAIN, Reaction.QUARANTINE, 41))
                                .refuse())
                .isTrue();
    }

    @Test
    void comparesTheShareOfMissingCells() {
        assertThat(
                        judge(new Check.Missing("plan", 0.05, Check.On.TRAIN, Reaction.REFUSE, 42))
                                .findings())
                .isEmpty();
        assertThat(
                        judge(
                                        new Check.Missing(
                                                "plan",
                                                0.049,
                                                Check.On.TRAIN,
                                                Reaction.QUARANTINE,
                                                42))
                                .findings())
                .singleElement()
                .isEqualTo(
                        new Finding(
                                Severity.ERROR,
                                Reaction.QUARANTINE,
                                "check on line 42, missing of column 'plan'",
                                "50 of 1,000 rows missing (5 %)",
                                "at most 4.9 %",
                                "Their rows are set aside into the rejected file",
                                50L,
                                java.util.List.of()));
    }

    @Test
    void givesAnEstimateOfDistinctValuesTheBenefitOfTheDoubt() {
        assertThat(
                        judge(
                                        new Check.Distinct(
                                                "plan",
                                                300L,
                                                null,
                                                Check.On.TRAIN,
                                                Reaction.REFUSE,
                                                43))
                                .findings())
                .isEmpty();
        assertThat(
                        judge(
                                        new Check.Distinct(
                                                "plan",
                                                301L,
                                                null,
                                                Check.On.TRAIN,
                                                Reaction.REFUSE,
                                                43))
                                .refusal())
                .isEqualTo(
                        "check on line 43, distinct of column 'plan': found 290 to 300 distinct values; expected at least 301. "
                                + "See whether the export is complete, or change the check");
        assertThat(
                        judge(
                                        new Check.Distinct(
                                                "plan",
                                                null,
                                                290L,
                                                Check.On.TRAIN,
                                                Reaction.REFUSE,
                                                43))
                                .findings())
                .isEmpty();
        assertThat(
                        judge(
                                        new Check.Distinct(
                                                "plan",
                                                null,
                                                289L,
                                                Check.On.TRAIN,
                                                Reaction.WARN,
                                                43))
                                .findings())
                .hasSize(1);
    }

    @Test
    void leavesChecksOfSingleRowsToCleaning() {
        assertThat(
                        judge(new Check.Holds("tenure >= 0", Check.On.TRAIN, Reaction.REFUSE, 44))
                                .findings())
                .isEmpty();
    }

    private static Findings judge(Check check) {
        Seen seen =
                Seen.fine()
                        .column(
                                "plan",
                                new ObservedColumn(
                                        50, 290, 300, Double.NaN, Double.NaN, 0, Map.of(), false));
        Expectation expectation =
                Expectation.ofNothing()
                        .column("plan", ColumnSpec.of(ColumnType.CATEGORY))
                        .check(check);
        return Judge.training(expectation.project(), seen.observed());
    }
}
