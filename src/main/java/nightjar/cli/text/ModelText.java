package nightjar.cli.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nightjar.registry.ChampionChange;
import nightjar.registry.ModelVersion;
import nightjar.text.Visible;
import org.jspecify.annotations.Nullable;

/// Model versions as people read them.
public final class ModelText {

    private ModelText() {}

    public static String list(
            List<ModelVersion> versions, List<ChampionChange> successions, Instant now) {
        Optional<Integer> champion =
                successions.isEmpty()
                        ? Optional.empty()
                        : Optional.of(successions.getLast().version());
        TextTable table =
                new TextTable(
                        "VERSION", "", "ALGORITHM", "VERDICT", "CREATED", "RUN", "FINGERPRINT");
        for (ModelVersion version : versions.reversed()) {
            table.row(
                    version.version(),
                    mark(version, champion),
                    version.algorithm(),
                    version.decision(),
                    version.created().toString().substring(0, 16) + "Z",
                    version.run(),
                    RunText.fingerprint(version.fingerprint()));
        }
        return table + "\n" + override(successions, now) + history(successions);
    }

    /// That the champion scores although the gate refused it, until that expires; else empty.
    public static String override(List<ChampionChange> successions, Instant now) {
        if (successions.isEmpty() || !successions.getLast().overrules(now)) {
            return "";
        }
        ChampionChange last = successions.getLast();
        return "override The gate said %s of version %s; %s overruled it until %s: %s%n"
                .formatted(
                        last.decision(),
                        last.version(),
                        Visible.line(last.by()),
                        lastDay(last),
                        Visible.line(last.reason()));
    }

    /// An override as `--json` prints it.
    ///
    /// @param decision the gate's
    /// @param until the last day, UTC
    public record Override(String decision, String by, String reason, String until) {}

    public static @Nullable Override view(
            List<ChampionChange> successions, int version, Instant now) {
        if (successions.isEmpty()
                || successions.getLast().version() != version
                || !successions.getLast().overrules(now)) {
            return null;
        }
        ChampionChange last = successions.getLast();
        return new Override(last.decision(), last.by(), last.reason(), lastDay(last));
    }

    private static String lastDay(ChampionChange succession) {
        return Objects.requireNonNull(succession.expires())
                .minusMillis(1)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private static String mark(ModelVersion version, Optional<Integer> champion) {
        if (version.isPurged()) {
            return "purged";
        }
        return champion.filter(number -> number == version.version()).isPresent() ? "champion" : "";
    }

    /// A version as `models --json` prints it.
    ///
    /// @param purged whether its files are gone, so that it cannot be promoted any more
    public record View(
            int version,
            boolean champion,
            boolean purged,
            String algorithm,
            String fingerprint,
            String verdict,
            Instant created,
            String run,
            List<Reign> reigns,
            @Nullable Override override,
            @Nullable String nightjar) {}

    /// When a version became champion, by whom and why.
    record Reign(Instant since, String by, String reason) {}

    public static List<View> views(
            List<ModelVersion> versions, List<ChampionChange> successions, Instant now) {
        int champion = successions.isEmpty() ? 0 : successions.getLast().version();
        return versions.stream()
                .map(
                        version ->
                                new View(
                                        version.version(),
                                        version.version() == champion,
                                        version.isPurged(),
                                        version.algorithm(),
                                        version.fingerprint(),
                                        version.decision(),
                                        version.created(),
                                        version.run(),
                                        reigns(
                                                successions.stream()
                                                        .filter(
                                                                one ->
                                                                        one.version()
                                                                                == version
                                                                                        .version())
                                                        .toList()),
                                        view(successions, version.version(), now),
                                        version.nightjar()))
                .toList();
    }

    public static List<Reign> reigns(List<ChampionChange> successions) {
        return successions.stream()
                .map(one -> new Reign(one.at(), one.by(), one.reason()))
                .toList();
    }

    /// Who was champion at the end of these successions, in a sentence.
    public static String champion(String project, String when, List<ChampionChange> successions) {
        if (successions.isEmpty() || successions.getLast().version() == 0) {
            return "No version of %s was champion at %s.".formatted(project, when);
        }
        ChampionChange then = successions.getLast();
        return "At %s the champion of %s was version %s, since %s, by %s: %s"
                .formatted(
                        when,
                        project,
                        then.version(),
                        then.at(),
                        Visible.line(then.by()),
                        Visible.line(then.reason()));
    }

    private static String history(List<ChampionChange> successions) {
        if (successions.isEmpty()) {
            return "No version is champion yet.\n";
        }
        TextTable table = new TextTable("CHAMPION SINCE", "VERSION", "BY", "REASON");
        for (ChampionChange one : successions.reversed()) {
            table.row(
                    one.at().toString().substring(0, 19) + "Z",
                    one.version() == 0 ? "none" : one.version(),
                    one.by(),
                    one.reason());
        }
        return table.toString();
    }
}
