package nightjar.cli.model;

import java.util.concurrent.Callable;
import nightjar.cli.option.Moment;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.ModelText;
import nightjar.operate.question.ListModels;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "models",
        description = "Lists a project's model versions, and who was champion when.",
        mixinStandardHelpOptions = true)
public final class ModelsCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "PROJECT", description = "Such as churn.")
    private String project;

    @Option(
            names = "--at",
            paramLabel = "WHEN",
            description =
                    "As it was then: at the end of a date (UTC), or at a time such as 2026-10-01T06:30:00Z.")
    private @Nullable String at;

    @Option(names = "--json", description = "Prints a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        try (Workspace workspace = options.look()) {
            ListModels.Listed listed =
                    new ListModels(project, at == null ? null : Moment.of(at)).in(workspace);
            if (json) {
                screen.json(listed.versions());
            } else if (at != null) {
                screen.say(ModelText.champion(project, at, listed.changes()));
                screen.say("\n" + ModelText.list(listed));
            } else if (listed.versions().isEmpty()) {
                screen.note(
                        "No model of '%s' in %s yet; `nightjar train` makes one."
                                .formatted(project, workspace.home()));
            } else {
                screen.say(ModelText.list(listed));
            }
        }
        return 0;
    }
}
