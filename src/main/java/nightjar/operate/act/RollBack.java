package nightjar.operate.act;

import java.time.Instant;
import nightjar.operate.Known;
import nightjar.registry.ChampionChange;
import nightjar.registry.Registry;
import nightjar.registry.VerifiedVersion;
import nightjar.workspace.Workspace;

/// Makes the champion before this one champion again.
public record RollBack(String project, String by, String reason) {

    /// @throws nightjar.registry.PromotionRefused if there is none, or its files are purged
    /// @throws nightjar.registry.VersionUnsound if it is not what was registered
    public ChampionChange in(Workspace workspace) {
        new Known(workspace).requireProject(project);
        Registry registry = workspace.registry();
        Instant now = workspace.clock().instant();
        VerifiedVersion earlier =
                VerifiedVersion.in(workspace.verifier(), registry.earlierChampion(project, now));
        return registry.rollback(earlier, by, reason, now);
    }
}
