package nightjar.cli.model;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import nightjar.cli.option.KnownProject;
import nightjar.cli.option.Moment;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.ModelText;
import nightjar.registry.ChampionChange;
import nightjar.registry.ModelVersion;
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
            KnownProject.require(workspace, project);
            Instant then = at == null ? Instant.MAX : Moment.of(at);
            Instant until = at == null ? Instant.now() : then;
            List<ModelVersion> versions =
                    workspace.registry().versions(project).stream()
                            .filter(version -> !version.created().isAfter(then))
                            .toList();
            List<ChampionChange> successions =
                    workspace.registry().successions(project, until).stream()
                            .filter(succession -> !succession.at().isAfter(then))
                            .toList();
            if (json) {
                screen.json(ModelText.views(versions, successions, Instant.now()));
            } else if (at != null) {
                screen.say(ModelText.champion(project, at, successions));
                screen.say("\n" + ModelText.list(versions, successions, Instant.now()));
            } else if (versions.isEmpty()) {
                screen.note(
                        "No model of '"
                                + project
                                + "' in "
                                + workspace.home()
                                + " yet; `nightjar train` makes one.");
            } else {
                screen.say(ModelText.list(versions, successions, Instant.now()));
            }
        }
        return 0;
    }
}
