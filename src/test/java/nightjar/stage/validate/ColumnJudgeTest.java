package nightjar.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.project.ColumnSpec;
import nightjar.project.training.CleanRule;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnJudgeTest {

    @Test
    void setsAsideFewUnreadableCells() {
        Finding finding = number(null, null).only(tenure(Seen.numbers(0, 0, 72, 10)));

        assertThat(finding)
                .isEqualTo(
                        new Finding(
                                Severity.ERROR,
                                Reaction.QUARANTINE,
                                "column 'tenure'",
                                "10 of 1,000 rows that are no number (1 %)",
                                "cells of type number",
                                "They are set aside into the rejected file",
                                10L,
                                List.of()));
    }

    @Test
    void refusesMoreUnreadableCellsThanRowsMayBeRejected() {
        Finding finding = number(null, null).only(tenure(Seen.numbers(0, 0, 72, 11)));

        assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE);
        assertThat(finding)
                .hasToString(
                        "column 'tenure': found 11 of 1,000 rows that are no number (1.1 %); "
                                + "expected cells of type number in all but 1 % of the rows (data.max_rejected). "
                                + "Change the type, name the marker in clean (missing), or repair the export");
    }

    @Test
    void leavesItToCleaningWhatAFilterLeaves() {
        Expectation filtered = number(null, null).clean(new CleanRule.Filter("region == 'north'"));

        Finding finding = filtered.only(tenure(Seen.numbers(0, 0, 72, 500)));

        assertThat(finding.reaction()).isEqualTo(Reaction.WARN);
        assertThat(finding.advice())
                .isEqualTo("Refused if such rows are left once the filters have dropped theirs");
    }

    @Test
    void refusesCellsThatCannotBeReadWhereTheColumnSaysSo() {
        ColumnSpec strict =
                new ColumnSpec(
                        ColumnType.NUMBER,
                        null,
                        null,
                        List.of(),
                        false,
                        false,
                        null,
                        Reaction.REFUSE);

        Finding finding =
                Expectation.ofNothing()
                        .column("tenure", strict)
                        .only(tenure(Seen.numbers(0, 0, 72, 1)));

        assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE);
    }

    @Test
    void keepsQuietAboutNumbersOnTheBounds() {
        assertThat(number(0.0, 72.0).judge(tenure(Seen.numbers(0, 0, 72, 0)))).isEmpty();
    }

    @Test
    void announcesNumbersOutsideTheBoundsWithoutSayingThem() {
        List<Finding> findings = number(0.0, 72.0).judge(tenure(Seen.numbers(0, -3.5, 99, 0)));

        assertThat(findings)
                .extracting(Finding::toString)
                .containsExactly(
                        "column 'tenure': found numbers below the smallest allowed one; expected at least 0. "
                                + "Their rows are set aside into the rejected file",
                        "column 'tenure': found numbers above the greatest allowed one; expected at most 72. "
                                + "Their rows are set aside into the rejected file");
        assertThat(findings)
                .extracting(Finding::examples)
                .containsExactly(List.of("-3.5"), List.of("99"));
        assertThat(findings).extracting(Finding::rows).containsOnlyNulls();
    }

    @ParameterizedTest
    @EnumSource(Reaction.class)
    void reactsToABreachAsDeclared(Reaction otherwise) {
        ColumnSpec spec =
                new ColumnSpec(
                        ColumnType.NUMBER, 0.0, null, List.of(), false, false, null, otherwise);

        Finding finding =
                Expectation.ofNothing()
                        .column("tenure", spec)
                        .only(tenure(Seen.numbers(0, -1, 72, 0)));

        assertThat(finding.reaction()).isEqualTo(otherwise);
    }

    @Test
    void leavesBoundsToTheRuleThatClips() {
        Expectation expectation = number(0.0, 72.0).clean(new CleanRule.Clip("tenure", 0.0, 72.0));

        assertThat(expectation.judge(tenure(Seen.numbers(0, -3.5, 99, 0)))).isEmpty();
    }

    @Test
    void warnsOfValuesThatAreNotInTheList() {
        ObservedColumn plan = Seen.text(0, 3, Map.of("a", 900L, "b", 98L, "c", 2L), true);

        Finding finding = plan("a", "b").only(Seen.fine().column("plan", plan).observed());

        assertThat(finding)
                .isEqualTo(
                        new Finding(
                                Severity.WARNING,
                                Reaction.WARN,
                                "column 'plan'",
                                "1 value not in the list, in 2 rows",
                                "one of the 2 declared values",
                                "See whether the declaration is still right",
                                2L,
                                List.of("c")));
    }

    @Test
    void saysAtLeastWhereNotAllValuesAreKnown() {
        ObservedColumn plan = Seen.text(0, 300, Map.of("a", 900L, "c", 20L), false);

        Finding finding = plan("a", "b").only(Seen.fine().column("plan", plan).observed());

        assertThat(finding.found()).isEqualTo("at least 1 value not in the list, in 20 rows");
    }

    @Test
    void refusesSoManyMissingCellsOfARequiredColumnThatCleaningWould() {
        Expectation expectation = Expectation.ofNothing().column("tenure", required());

        Finding few = expectation.only(tenure(Seen.numbers(10, 0, 72, 0)));
        Finding many = expectation.only(tenure(Seen.numbers(11, 0, 72, 0)));

        assertThat(few.reaction()).isEqualTo(Reaction.QUARANTINE);
        assertThat(many.reaction()).isEqualTo(Reaction.REFUSE);
        assertThat(many.found()).isEqualTo("11 of 1,000 rows missing (1.1 %)");
    }

    @Test
    void leavesMissingCellsToTheRuleThatFillsThem() {
        Expectation expectation =
                Expectation.ofNothing()
                        .column("tenure", required())
                        .clean(new CleanRule.Impute("tenure", "0", null));

        assertThat(expectation.judge(tenure(Seen.numbers(500, 0, 72, 0)))).isEmpty();
    }

    @Test
    void refusesValuesThatCannotAllBeUnique() {
        ColumnSpec unique =
                new ColumnSpec(ColumnType.TEXT, null, null, List.of(), false, true, null, null);
        Expectation expectation = Expectation.ofNothing().column("mail", unique);

        Finding finding =
                expectation.only(
                        Seen.fine()
                                .column("mail", Seen.text(100, 890, Map.of(), false))
                                .observed());

        assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE);
        assertThat(finding.found())
                .isEqualTo("10 rows with a value that another row has too, at least");
        assertThat(
                        expectation.judge(
                                Seen.fine()
                                        .column("mail", Seen.text(100, 900, Map.of(), false))
                                        .observed()))
                .isEmpty();
    }

    @Test
    void warnsOfColumnsThatSayNothing() {
        Expectation expectation =
                Expectation.ofNothing()
                        .column("empty", ColumnSpec.of(ColumnType.NUMBER))
                        .column("constant", ColumnSpec.of(ColumnType.CATEGORY))
                        .column("nearly", ColumnSpec.of(ColumnType.CATEGORY))
                        .column("rare", ColumnSpec.of(ColumnType.CATEGORY));
        Seen seen =
                Seen.fine()
                        .column("empty", Seen.text(1000, 0, Map.of(), true))
                        .column("constant", Seen.text(0, 1, Map.of("a", 1000L), true))
                        .column("nearly", Seen.text(0, 2, Map.of("a", 996L, "b", 4L), true))
                        .column("rare", Seen.text(0, 2, Map.of("a", 980L, "b", 20L), true));

        assertThat(expectation.judge(seen.observed()))
                .extracting(finding -> finding.where() + ": " + finding.found())
                .containsExactly(
                        "column 'empty': no value at all",
                        "column 'constant': the same value in every row",
                        "column 'nearly': one value in 99.6 % of the rows");
    }

    private static Expectation number(@Nullable Double min, @Nullable Double max) {
        return Expectation.ofNothing()
                .column(
                        "tenure",
                        new ColumnSpec(
                                ColumnType.NUMBER, min, max, List.of(), false, false, null, null));
    }

    private static Expectation plan(String... values) {
        return Expectation.ofNothing()
                .column(
                        "plan",
                        new ColumnSpec(
                                ColumnType.CATEGORY,
                                null,
                                null,
                                List.of(values),
                                false,
                                false,
                                null,
                                null));
    }

    private static ColumnSpec required() {
        return new ColumnSpec(ColumnType.NUMBER, null, null, List.of(), true, false, null, null);
    }

    private static Observed tenure(ObservedColumn column) {
        return Seen.fine().column("tenure", column).observed();
    }
}
