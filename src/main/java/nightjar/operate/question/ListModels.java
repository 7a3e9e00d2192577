package nightjar.operate.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nightjar.ledger.Act;
import nightjar.operate.Known;
import nightjar.registry.ChampionChange;
import nightjar.registry.ModelVersion;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Which versions has a project, and who was champion when?
///
/// @param at as it was then; null: as it is
public record ListModels(String project, @Nullable Instant at) {

    /// A version with what became of it; the components are the keys.
    ///
    /// @param purged whether its files are gone, so that it cannot be promoted any more
    /// @param acts what was done to it by hand, oldest first; without a key where nothing was
    public record Entry(
            int version,
            boolean champion,
            boolean purged,
            String algorithm,
            String fingerprint,
            String verdict,
            Instant created,
            String run,
            List<Tenure> reigns,
            @Nullable Overruled override,
            @Nullable String nightjar,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Act> acts) {}

    /// @param changes of the champion, oldest first
    public record Listed(List<Entry> versions, List<ChampionChange> changes) {

        public Listed {
            versions = List.copyOf(versions);
            changes = List.copyOf(changes);
        }
    }

    /// @throws nightjar.workspace.RequestRefused if nothing is known of the project
    public Listed in(Workspace workspace) {
        new Known(workspace).requireProject(project);
        Instant now = workspace.clock().instant();
        Instant then = at == null ? Instant.MAX : at;
        List<ChampionChange> changes =
                workspace.registry().successions(project, at == null ? now : at).stream()
                        .filter(change -> !change.at().isAfter(then))
                        .toList();
        List<Act> acts =
                workspace.acts().ofVersions(project).stream()
                        .filter(act -> !act.at().isAfter(then))
                        .toList();
        return new Listed(
                workspace.registry().versions(project).stream()
                        .filter(version -> !version.created().isAfter(then))
                        .map(version -> entry(version, changes, acts, now))
                        .toList(),
                changes);
    }

    private static Entry entry(
            ModelVersion version, List<ChampionChange> changes, List<Act> acts, Instant now) {
        int number = version.version();
        return new Entry(
                number,
                !changes.isEmpty() && changes.getLast().version() == number,
                version.isPurged(),
                version.algorithm(),
                version.fingerprint(),
                version.decision(),
                version.created(),
                version.run(),
                Tenure.of(changes, number),
                Overruled.of(changes, number, now),
                version.nightjar(),
                acts.stream().filter(act -> Objects.equals(act.version(), number)).toList());
    }
}
