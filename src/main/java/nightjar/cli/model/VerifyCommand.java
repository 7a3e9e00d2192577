package nightjar.cli.model;

import java.util.concurrent.Callable;
import nightjar.cli.option.NamedVersion;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.operate.question.VerifyVersion;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description =
                "Loads a version from the registry and holds it against its checksums and its canary predictions.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private NamedVersion version;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        try (Workspace workspace = options.look()) {
            VerifyVersion.Sound view =
                    new VerifyVersion(version.project, version.number).in(workspace);
            if (json) {
                screen.json(view);
            } else {
                screen.say(
                        "Version %s of %s is sound: %s files have their checksums, %s canary rows come out as when it was registered."
                                .formatted(
                                        version.number,
                                        version.project,
                                        view.files().size(),
                                        view.canaryRows()));
            }
        }
        return 0;
    }
}
