package nightjar.project.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nightjar.project.ProjectSpec;
import org.junit.jupiter.api.Test;

class SpecChecksTest {

    private static final String PROJECT =
            """
            project: p
            data:
              source: {csv: rows.csv}
              label: {column: y}
              columns:
                y: {type: number}
            """;

    @Test
    void saysOfWhatNothingActsOnThatNothingDoes() {
        List<String> notes =
                notes(
                        """
                        watch: {outcomes: {csv: o.csv}, matures_after: 30 days}
                        schedule: {train: "0 0 2 * * *", zone: UTC, late_after: 2 h}
                        """);

        assertThat(notes)
                .containsExactly(
                        "watch: is kept with the run, but this version does not act on it.",
                        "schedule.train: is kept with the run, but this version does not act on it.",
                        "schedule.late_after: is kept with the run, but this version does not act on it.");
    }

    @Test
    void saysNothingOfABudgetAReviewAndAZoneWhichRunsGoBy() {
        List<String> notes =
                notes(
                        """
                        budget: {minutes: 10}
                        review: {rows: 20}
                        schedule: {zone: Asia/Seoul}
                        """);

        assertThat(notes).isEmpty();
    }

    private static List<String> notes(String more) {
        ProjectSpec spec =
                SpecReader.read(PROJECT + more, "p.yaml", Path.of("/w/p.yaml"), Path.of("/w"))
                        .spec();
        return SpecChecks.notActedOn(spec);
    }
}
