package nightjar.cli.model;

import java.util.concurrent.Callable;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.GoalText;
import nightjar.history.GoalStanding;
import nightjar.operate.question.ShowGoal;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "goal",
        description =
                "Shows where a project's goal stands: the KPI over time, what the champion lets expect, what served it.",
        mixinStandardHelpOptions = true)
public final class GoalCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "PROJECT", description = "Such as churn.")
    private String project;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        GoalStanding standing;
        try (Workspace workspace = options.look()) {
            standing = new ShowGoal(project).in(workspace);
        }
        if (json) {
            screen.json(standing);
        } else {
            screen.say(GoalText.of(standing));
        }
        return 0;
    }
}
