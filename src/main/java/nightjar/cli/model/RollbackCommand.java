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
import nightjar.workspace.Workplace;
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
        try (Workplace workplace = options.open()) {
            KnownProject.require(workplace, project);
            Instant now = Instant.now();
            ModelVersion earlier = workplace.registry().earlierChampion(project, now);
            VerifiedVersion proven = VerifiedVersion.in(workplace.cleanRoom(), earlier);
            workplace.registry().rollback(proven, deciding.by, deciding.reason, now);
            screen.note(
                    "Version %s of %s is champion again.".formatted(earlier.version(), project));
            return 0;
        } catch (PromotionRefused refused) {
            throw new WrongUse(String.valueOf(refused.getMessage()));
        }
    }
}
