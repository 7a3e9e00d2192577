package nightjar.cli.model;

import java.util.concurrent.Callable;
import nightjar.cli.option.Deciding;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.ledger.Actor;
import nightjar.operate.act.RollBack;
import nightjar.registry.ChampionChange;
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
        Actor actor = deciding.actor();
        ChampionChange change;
        try (Workspace workspace = options.open()) {
            change = new RollBack(project, actor).in(workspace);
        }
        new Screen()
                .note("Version %s of %s is champion again.".formatted(change.version(), project));
        return 0;
    }
}
