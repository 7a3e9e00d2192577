package nightjar.cli.model;

import java.time.Instant;
import java.util.concurrent.Callable;
import nightjar.cli.option.Deciding;
import nightjar.cli.option.KnownProject;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.option.WrongUse;
import nightjar.registry.ModelVersion;
import nightjar.registry.PromotionRefused;
import nightjar.registry.VerifiedVersion;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        description = "Makes the champion before this one champion again.",
        mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private Deciding deciding;

    @Parameters(paramLabel = "PROJECT", description = "Such as churn.")
    private String project;

    @Override
    public Integer call() {
        deciding.require();
        Screen screen = new Screen();
        try (Workspace workspace = options.open()) {
            KnownProject.require(workspace, project);
            Instant now = Instant.now();
            ModelVersion earlier = workspace.registry().earlierChampion(project, now);
            VerifiedVersion verified = VerifiedVersion.in(workspace.verifier(), earlier);
            workspace.registry().rollback(verified, deciding.by, deciding.reason, now);
            screen.note(
                    "Version %s of %s is champion again.".formatted(earlier.version(), project));
            return 0;
        } catch (PromotionRefused refused) {
            throw new WrongUse(String.valueOf(refused.getMessage()));
        }
    }
}
