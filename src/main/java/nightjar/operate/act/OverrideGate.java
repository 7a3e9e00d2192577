package nightjar.operate.act;

import java.time.LocalDate;
import java.time.ZoneOffset;
import nightjar.operate.Known;
import nightjar.registry.ChampionChange;
import nightjar.registry.Registry;
import nightjar.registry.VerifiedVersion;
import nightjar.workspace.Workspace;

/// Makes a version the champion that the gate refused, for some time.
///
/// @param lastDay UTC, on which it scores; then the champion before it does again
public record OverrideGate(
        String project, int version, LocalDate lastDay, String by, String reason) {

    /// @throws nightjar.registry.PromotionRefused if it may not become champion, or needs no override
    /// @throws nightjar.registry.VersionUnsound if it is not what was registered
    public ChampionChange in(Workspace workspace) {
        new Known(workspace).requireProject(project);
        Registry registry = workspace.registry();
        return registry.override(
                VerifiedVersion.in(workspace.verifier(), registry.candidate(project, version)),
                by,
                reason,
                lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                workspace.clock().instant());
    }
}
