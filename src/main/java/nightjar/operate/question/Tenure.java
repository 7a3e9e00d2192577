package nightjar.operate.question;

import java.time.Instant;
import java.util.List;
import nightjar.registry.ChampionChange;

/// When a version became champion, by whom and why.
public record Tenure(Instant since, String by, String reason) {

    /// Those of one version, oldest first.
    static List<Tenure> of(List<ChampionChange> changes, int version) {
        return changes.stream()
                .filter(one -> one.version() == version)
                .map(one -> new Tenure(one.at(), one.by(), one.reason()))
                .toList();
    }
}
