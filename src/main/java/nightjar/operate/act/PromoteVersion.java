package nightjar.operate.act;

import java.time.Instant;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.ledger.RunRecord;
import nightjar.operate.Known;
import nightjar.registry.ChampionChange;
import nightjar.registry.ModelVersion;
import nightjar.registry.Registry;
import nightjar.registry.VerifiedVersion;
import nightjar.stage.gate.DateRule;
import nightjar.stage.gate.Decision;
import nightjar.stage.gate.Verdict;
import nightjar.workspace.Workspace;

/// Makes a version the champion that the gate let through, or left to a person.
public record PromoteVersion(String project, int version, Actor actor) {

    /// @throws nightjar.registry.PromotionRefused if it may not become champion
    /// @throws nightjar.registry.VersionUnsound if it is not what was registered
    public ChampionChange in(Workspace workspace) {
        new Known(workspace).requireProject(project);
        Registry registry = workspace.registry();
        VerifiedVersion verified =
                VerifiedVersion.in(workspace.verifier(), registry.candidate(project, version));
        Instant now = workspace.clock().instant();
        return workspace
                .acts()
                .entering(
                        Act.of(Act.Kind.PROMOTE, project, version, actor, now, "champion"),
                        () ->
                                isLeftToAPerson(workspace, verified.version())
                                        ? registry.accept(verified, actor.by(), actor.reason(), now)
                                        : registry.promote(
                                                verified, actor.by(), actor.reason(), now));
    }

    /// A version that waits for a person's word only has it now.
    private static boolean isLeftToAPerson(Workspace workspace, ModelVersion version) {
        return version.decision().equals(Decision.HOLD.name())
                && RunKey.parse(version.run())
                        .flatMap(workspace.ledger()::find)
                        .map(RunRecord::verdict)
                        .map(json -> Json.read(json, Verdict.class))
                        .filter(DateRule::isAllThatIsOpen)
                        .isPresent();
    }
}
