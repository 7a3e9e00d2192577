package nightjar.cli;

import java.util.List;
import java.util.concurrent.Callable;
import nightjar.registry.ModelVersion;
import nightjar.registry.Succession;
import nightjar.run.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "models",
        description = "Lists a project's model versions, and who was champion when.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "PROJECT", description = "Such as churn.")
    private String project;

    @Option(names = "--json", description = "Prints a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        try (Workplace workplace = options.look()) {
            List<ModelVersion> versions = workplace.registry().versions(project);
            List<Succession> successions = workplace.registry().successions(project);
            if (json) {
                screen.json(ModelText.views(versions, successions));
            } else if (versions.isEmpty()) {
                screen.note(
                        "No model of '"
                                + project
                                + "' in "
                                + workplace.home()
                                + " yet; `nightjar train` makes one.");
            } else {
                screen.say(ModelText.list(versions, successions));
            }
        }
        return 0;
    }
}
