package nightjar.operate.act;

import java.time.Instant;
import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.operate.Known;
import nightjar.registry.ChampionChange;
import nightjar.registry.Registry;
import nightjar.registry.VerifiedVersion;
import nightjar.workspace.Workspace;

/// Makes the champion before this one champion again.
public record RollBack(String project, Actor actor) {

    /// @throws nightjar.registry.PromotionRefused if there is none, or its files are purged
    /// @throws nightjar.registry.VersionUnsound if it is not what was registered
    public ChampionChange in(Workspace workspace) {
        new Known(workspace).requireProject(project);
        Registry registry = workspace.registry();
        Instant now = workspace.clock().instant();
        VerifiedVersion earlier =
                VerifiedVersion.in(workspace.verifier(), registry.earlierChampion(project, now));
        return workspace
                .acts()
                .entering(
                        Act.of(
                                Act.Kind.ROLLBACK,
                                project,
                                earlier.version().version(),
                                actor,
                                now,
                                "champion again"),
                        () -> registry.rollback(earlier, actor.by(), actor.reason(), now));
    }
}
