package nightjar.retention;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nightjar.database.RunKey;
import nightjar.ledger.view.StoredRun;
import nightjar.registry.ChampionChange;
import nightjar.registry.ModelVersion;

/// The versions of a project whose files stay: the champion and those a rollback can return to; what a run that stays has registered or
/// scored with; and every champion since a training run began that may still go on, which is held against one of them.
final class NeededVersions {

    private NeededVersions() {}

    /// @param runs of the project, that stay
    /// @param line the champion and those rollbacks return to
    /// @param successions who was champion when, oldest first
    static Set<Integer> of(
            List<StoredRun> runs,
            List<ModelVersion> versions,
            List<Integer> line,
            List<ChampionChange> successions) {
        Set<Integer> needed = new HashSet<>(line);
        Set<String> names = new HashSet<>();
        for (StoredRun run : runs) {
            names.add(run.key().name());
            if (run.model() != null) {
                needed.add(run.model());
            }
            if (run.key().job() == RunKey.Job.TRAIN && !run.state().isOver()) {
                needed.addAll(championsSince(run.created(), successions));
            }
        }
        versions.stream()
                .filter(version -> names.contains(version.run()))
                .forEach(version -> needed.add(version.version()));
        return needed;
    }

    /// Whose reign ended after that moment, or has not ended.
    private static Set<Integer> championsSince(Instant moment, List<ChampionChange> successions) {
        Set<Integer> champions = new HashSet<>();
        for (int i = 0; i < successions.size(); i++) {
            boolean over =
                    i + 1 < successions.size() && !successions.get(i + 1).at().isAfter(moment);
            if (!over) {
                champions.add(successions.get(i).version());
            }
        }
        return champions;
    }
}
