package nightjar.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nightjar.project.ProjectSpec;
import nightjar.project.grammar.SpecReader;
import org.junit.jupiter.api.Test;

class GoalJudgeTest {

    private static final String WHOLE =
            "goal: {statement: Fewer leave, decision: call them, value: {true_positive: 1}, kpi: {name: churn, baseline: 3, target: 2, by: 2027-03-31}}";

    @Test
    void namesAllThatIsMissingWhereThereIsNoGoal() {
        assertThat(GoalJudge.judge(project("", ", positive: 'yes'")).map(Finding::toString))
                .hasValue(
                        "goal: found none; expected what the business wants (statement), by what it is measured (kpi), what is done with a score (decision), what a decision is worth (value). Add the section goal to the project file; then `nightjar goal churn` shows where the goal stands");
    }

    @Test
    void namesTheKeysThatAGoalLacks() {
        assertThat(
                        GoalJudge.judge(
                                        project(
                                                "goal: {statement: Fewer leave, decision: call them}",
                                                ", positive: 'yes'"))
                                .map(Finding::toString))
                .hasValue(
                        "goal: found one without kpi, value; expected by what it is measured (kpi), what a decision is worth (value). Add it to the project file; then `nightjar goal churn` shows where the goal stands");
    }

    @Test
    void asksForNoValueWhereThereAreNotTwoClasses() {
        assertThat(GoalJudge.missing(project("", "")))
                .containsExactly("statement", "kpi", "decision");
    }

    @Test
    void isSilentAboutAWholeGoal() {
        assertThat(GoalJudge.judge(project(WHOLE, ", positive: 'yes'"))).isEmpty();
    }

    private static ProjectSpec project(String goal, String positive) {
        return SpecReader.read(
                        """
                        project: churn
                        %s
                        data:
                          source: {csv: data/churn.csv}
                          key: id
                          label: {column: churn%s}
                          columns: {id: {type: category}, churn: {type: category}, tenure: {type: number}}
                        """
                                .formatted(goal, positive),
                        "test",
                        Path.of("/work/jobs/churn.yaml"),
                        Path.of("/work"))
                .spec();
    }
}
