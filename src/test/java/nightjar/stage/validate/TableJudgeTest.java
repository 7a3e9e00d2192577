package nightjar.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.project.ColumnSpec;
import nightjar.project.training.CleanRule;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;
import org.junit.jupiter.api.Test;

class TableJudgeTest {

    @Test
    void findsNothingWhereAllIsAsExpected() {
        assertThat(Expectation.ofNothing().judge(Seen.fine().observed())).isEmpty();
    }

    @Test
    void refusesDataWithoutRows() {
        Seen seen = Seen.fine().rows(0, 3);

        Finding finding = Expectation.ofNothing().only(seen.observed());

        assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE);
        assertThat(finding)
                .hasToString(
                        "data: found no readable row (3 rejected); expected at least one. "
                                + "See whether the export ran, and whether separator and encoding are right");
    }

    @Test
    void setsAsideMalformedRowsUpToTheAllowedShare() {
        Seen seen = Seen.fine().rows(990, 10);

        Finding finding = Expectation.ofNothing().only(seen.observed());

        assertThat(finding)
                .isEqualTo(
                        new Finding(
                                Severity.ERROR,
                                Reaction.QUARANTINE,
                                "data",
                                "10 rows malformed",
                                "none",
                                "They are set aside into the rejected file",
                                10L,
                                List.of()));
    }

    @Test
    void refusesMoreMalformedRowsThanAllowed() {
        Seen seen = Seen.fine().rows(989, 11);

        Finding finding = Expectation.ofNothing().only(seen.observed());

        assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE);
        assertThat(finding)
                .hasToString(
                        "data: found 11 of 1,000 rows malformed (1.1 %); expected at most 1 % (data.max_rejected). "
                                + "Repair the export; the rejected rows and their lines are in the run folder");
    }

    @Test
    void refusesAMissingColumnAndNamesTheNearest() {
        Expectation expectation =
                Expectation.ofNothing().column("tenure", ColumnSpec.of(ColumnType.NUMBER));
        Seen seen = Seen.fine().column("Tenur", Seen.numbers(0, 1, 72, 0));

        List<Finding> findings = expectation.judge(seen.observed());

        assertThat(findings)
                .extracting(Finding::toString)
                .containsExactly(
                        "column 'tenure': found no such column; the data have id, churn, Tenur; "
                                + "expected the columns of the project file. Did you mean 'Tenur'?",
                        "data: found 1 column not in the project file: Tenur; "
                                + "expected the columns of the project file. They are not read; add them to data.columns to use them");
        assertThat(findings)
                .extracting(Finding::reaction)
                .containsExactly(Reaction.REFUSE, Reaction.WARN);
    }

    @Test
    void refusesAMissingLabelInTrainingOnly() {
        Observed observed = Seen.fine().without("churn").observed();

        Findings training = Judge.training(Expectation.ofNothing().project(), observed);
        Findings scoring = new Findings(Judge.scoring(Expectation.ofNothing().project(), observed));

        assertThat(training.refusal())
                .isEqualTo(
                        "column 'churn': found no such column; the data have id; expected the columns of the project file. "
                                + "Add it to the data or take it out of the project file");
        assertThat(scoring.findings()).isEmpty();
    }

    @Test
    void warnsOfDataWithoutAKey() {
        Finding finding =
                Expectation.ofNothing().withoutKey().only(Seen.fine().without("id").observed());

        assertThat(finding.reaction()).isEqualTo(Reaction.WARN);
        assertThat(finding.found())
                .isEqualTo("no key column; the row number stands in, named 'row'");
    }

    @Test
    void refusesDuplicateKeysThatNoRuleSettles() {
        Finding finding = Expectation.ofNothing().only(Seen.fine().duplicates(7).observed());

        assertThat(finding.reaction()).isEqualTo(Reaction.REFUSE);
        assertThat(finding.rows()).isEqualTo(7);
        assertThat(finding)
                .hasToString(
                        "key 'id': found key not unique: 7 rows with a key that stands in an earlier row; expected a key per row. "
                                + "Add the cleaning rule {duplicates: {by: key, keep: last}}, or name another key");
    }

    @Test
    void announcesDuplicateKeysThatARuleSettles() {
        Expectation expectation =
                Expectation.ofNothing()
                        .clean(new CleanRule.Duplicates(CleanRule.Duplicates.Keep.LAST));

        Finding finding = expectation.only(Seen.fine().duplicates(7).observed());

        assertThat(finding.reaction()).isEqualTo(Reaction.QUARANTINE);
    }

    @Test
    void announcesRowsWithoutAKey() {
        Seen seen = Seen.fine().column("id", Seen.text(2, 998, java.util.Map.of(), false));

        Finding finding = Expectation.ofNothing().only(seen.observed());

        assertThat(finding.reaction()).isEqualTo(Reaction.QUARANTINE);
        assertThat(finding.rows()).isEqualTo(2);
    }

    @Test
    void warnsOfColumnsThatGiveTheLabelAway() {
        Finding finding =
                Expectation.ofNothing()
                        .only(Seen.fine().giveAway("cancelled_on", "AUC 0.9990").observed());

        assertThat(finding.reaction()).isEqualTo(Reaction.WARN);
        assertThat(finding)
                .hasToString(
                        "column 'cancelled_on': found it gives the label away: AUC 0.9990; "
                                + "expected columns that are known before the label is. "
                                + "Take it out of data.columns if it is written after the outcome");
    }

    @Test
    void refusesWithAllFindingsAtOnce() {
        Expectation expectation =
                Expectation.ofNothing()
                        .column("plan", ColumnSpec.of(ColumnType.CATEGORY))
                        .column("since", ColumnSpec.of(ColumnType.DATE));

        Findings findings =
                Judge.training(expectation.project(), Seen.fine().duplicates(1).observed());

        assertThat(findings.refuse()).isTrue();
        assertThat(findings.refusal().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("column 'plan': found no such column"),
                        line -> assertThat(line).startsWith("column 'since': found no such column"),
                        line ->
                                assertThat(line)
                                        .startsWith("key 'id': found key not unique: 1 row"));
    }
}
