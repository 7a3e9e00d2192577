package nightjar.operate.question;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import nightjar.registry.ChampionChange;
import org.jspecify.annotations.Nullable;

/// That the champion scores although the gate refused it. The components are the keys of `override`.
///
/// @param decision the gate's
/// @param until the last day, UTC
public record Overruled(String decision, String by, String reason, String until) {

    /// Null if that is not so, or of another version.
    static @Nullable Overruled of(List<ChampionChange> changes, int version, Instant now) {
        if (changes.isEmpty()
                || changes.getLast().version() != version
                || !changes.getLast().overrules(now)) {
            return null;
        }
        ChampionChange last = changes.getLast();
        return new Overruled(
                last.decision(),
                last.by(),
                last.reason(),
                Objects.requireNonNull(last.expires())
                        .minusMillis(1)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString());
    }
}
