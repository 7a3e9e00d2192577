package nightjar.operate.act;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.operate.Known;
import nightjar.registry.ChampionChange;
import nightjar.registry.Registry;
import nightjar.registry.VerifiedVersion;
import nightjar.workspace.Workspace;

/// Makes a version the champion that the gate refused, for some time.
///
/// @param lastDay UTC, on which it scores; then the champion before it does again
public record OverrideGate(String project, int version, LocalDate lastDay, Actor actor) {

    /// @throws nightjar.registry.PromotionRefused if it may not become champion, or needs no override
    /// @throws nightjar.registry.VersionUnsound if it is not what was registered
    public ChampionChange in(Workspace workspace) {
        new Known(workspace).requireProject(project);
        Registry registry = workspace.registry();
        VerifiedVersion verified =
                VerifiedVersion.in(workspace.verifier(), registry.candidate(project, version));
        Instant end = lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant now = workspace.clock().instant();
        return workspace
                .acts()
                .entering(
                        Act.of(
                                Act.Kind.OVERRIDE,
                                project,
                                version,
                                actor,
                                now,
                                "champion until " + lastDay),
                        () -> registry.override(verified, actor.by(), actor.reason(), end, now));
    }
}
