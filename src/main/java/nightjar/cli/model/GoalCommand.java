package nightjar.cli.model;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.option.WrongUse;
import nightjar.cli.text.GoalText;
import nightjar.history.GoalStanding;
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
        try (Workspace workspace = options.look()) {
            Optional<GoalStanding> standing =
                    GoalStanding.of(
                            project,
                            workspace.ledger(),
                            workspace.history(),
                            workspace.registry(),
                            InstantSource.system());
            if (standing.isEmpty()) {
                throw new WrongUse(
                        "Nothing of project '%s' ran yet in %s; its goal is known from its first run on. Is the name right, and is --home?"
                                .formatted(project, workspace.home()));
            }
            if (json) {
                screen.json(standing.get());
            } else {
                screen.say(GoalText.of(standing.get()));
            }
        }
        return 0;
    }
}
