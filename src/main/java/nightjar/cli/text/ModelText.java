package nightjar.cli.text;

import java.util.List;
import nightjar.operate.question.ListModels;
import nightjar.operate.question.Overruled;
import nightjar.registry.ChampionChange;
import nightjar.text.Visible;
import org.jspecify.annotations.Nullable;

/// Model versions as people read them.
public final class ModelText {

    private ModelText() {}

    public static String list(ListModels.Listed listed) {
        TextTable table =
                new TextTable(
                        "VERSION", "", "ALGORITHM", "VERDICT", "CREATED", "RUN", "FINGERPRINT");
        StringBuilder overruled = new StringBuilder();
        for (ListModels.Entry version : listed.versions().reversed()) {
            table.row(
                    version.version(),
                    version.purged() ? "purged" : version.champion() ? "champion" : "",
                    version.algorithm(),
                    version.verdict(),
                    version.created().toString().substring(0, 16) + "Z",
                    version.run(),
                    RunText.fingerprint(version.fingerprint()));
            overruled.append(overruled(version.override(), version.version()));
        }
        return table + "\n" + overruled + history(listed.changes());
    }

    /// That the champion scores although the gate refused it, until that expires; empty where that is not so.
    static String overruled(@Nullable Overruled one, int version) {
        return one == null
                ? ""
                : "override The gate said %s of version %s; %s overruled it until %s: %s%n"
                        .formatted(
                                one.decision(),
                                version,
                                Visible.line(one.by()),
                                one.until(),
                                Visible.line(one.reason()));
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
