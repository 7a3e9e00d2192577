package nightjar.stage.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import nightjar.project.ProjectSpec;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.explore.key.KeyDuplicates;
import nightjar.stage.validate.Finding;
import nightjar.stage.validate.Findings;
import nightjar.stage.validate.Judge;
import nightjar.stage.validate.Observed;
import nightjar.stage.validate.ObservedColumn;
import org.jspecify.annotations.Nullable;

/// Judges rows to score before any of them is published: by what the project file expects, and by what the model needs.
///
/// @param expected as [Expected] says
/// @param broken finds the columns that tell the model nothing
/// @param header the columns of the source
record ScoreJudge(ProjectSpec expected, BrokenColumns broken, List<String> header) {

    ScoreJudge {
        header = List.copyOf(header);
    }

    /// The columns that are there and declared, without the answer.
    List<String> watched() {
        Set<String> answers = Expected.answers(expected);
        return expected.data().columns().keySet().stream()
                .filter(header::contains)
                .filter(name -> !answers.contains(name))
                .toList();
    }

    /// The columns whose equal cells must be counted, in a fixed order.
    List<String> counted() {
        TreeSet<String> names = new TreeSet<>();
        expected.data()
                .columns()
                .forEach(
                        (name, column) -> {
                            if (column.unique()) {
                                names.add(name);
                            }
                        });
        for (Check check : expected.scoringChecks()) {
            switch (check) {
                case Check.Unique unique -> names.add(unique.column());
                case Check.Distinct distinct -> names.add(distinct.column());
                case Check.Rows _, Check.Missing _, Check.Holds _ -> {
                    // Nothing to tell apart.
                }
            }
        }
        names.retainAll(watched());
        return List.copyOf(names);
    }

    /// What can be said before a row is read.
    Findings ofHeader() {
        List<Finding> findings = new ArrayList<>(Judge.header(expected, unread()));
        findings.addAll(broken.absent(header));
        return new Findings(findings);
    }

    private Observed unread() {
        Map<String, ObservedColumn> columns = new LinkedHashMap<>();
        header.forEach(name -> columns.put(name, ObservedColumn.UNREAD));
        return new Observed(0, 0, columns, 0, List.of());
    }

    /// What is to be said of all rows.
    ///
    /// @param repeats rows whose cell stood in an earlier row, per column of [#counted()]
    /// @param sameKeys rows with a score whose key stood in an earlier one, by the name of the key column; empty: there is none
    /// @param rejected the file with the rows that are set aside
    Findings ofRows(
            ScoreState scored,
            SortedMap<String, Long> repeats,
            SortedMap<String, KeyDuplicates> sameKeys,
            Path rejected) {
        CleanCounts clean = scored.tally().clean();
        List<Finding> findings =
                new ArrayList<>(Judge.scoring(expected, observed(scored, repeats)));
        findings.addAll(rows(clean));
        findings.addAll(broken.absent(header));
        findings.addAll(broken.broken(scored.seen()));
        sameKeys.forEach(
                (name, found) ->
                        new RepeatedKeys(name, expected.data().maxRejected(), broken.reaction())
                                .judge(found, clean.written())
                                .ifPresent(findings::add));
        if (clean.faultyShare() > expected.data().maxRejected()) {
            findings.add(tooMany(clean, rejected));
        } else if (clean.written() == 0 && !new Findings(findings).refuse() && !mayBeEmpty()) {
            findings.add(empty(clean));
        }
        return new Findings(findings);
    }

    private Observed observed(ScoreState scored, SortedMap<String, Long> repeats) {
        Map<String, ObservedColumn> columns = new LinkedHashMap<>();
        for (String name : header) {
            SeenColumn seen = scored.seen().get(name);
            columns.put(
                    name, seen == null ? ObservedColumn.UNREAD : observed(seen, repeats.get(name)));
        }
        return new Observed(
                scored.rows(),
                scored.tally().clean().read() - scored.rows(),
                columns,
                0,
                List.of());
    }

    private static ObservedColumn observed(SeenColumn seen, @Nullable Long repeats) {
        return ObservedColumn.counted(
                seen.missing(), repeats == null ? null : seen.present() - repeats);
    }

    /// What cleaning found row by row.
    private static List<Finding> rows(CleanCounts clean) {
        List<Finding> findings = new ArrayList<>();
        clean.refusing()
                .forEach(
                        (what, rows) ->
                                findings.add(
                                        Finding.refusal(
                                                        what,
                                                        count(rows),
                                                        "none (otherwise: refuse)",
                                                        "Repair the export, or widen the declaration")
                                                .withRows(rows)));
        clean.breaches()
                .forEach(
                        (what, rows) -> {
                            if (!clean.refusing().containsKey(what)) {
                                findings.add(
                                        Finding.warning(
                                                        what,
                                                        count(rows),
                                                        "none",
                                                        "They are scored all the same; see whether the declaration is still right")
                                                .withRows(rows));
                            }
                        });
        clean.rejected().forEach((what, rows) -> findings.add(setAside(what, rows)));
        return findings;
    }

    private static Finding setAside(String what, long rows) {
        return (CleanCounts.isFilter(what)
                        ? Finding.note(
                                what,
                                count(rows),
                                "rows to drop",
                                "They stand in the rejected file and count towards no limit")
                        : Finding.note(
                                what,
                                count(rows),
                                "none",
                                "They are set aside into the rejected file"))
                .withReaction(Reaction.QUARANTINE)
                .withRows(rows);
    }

    private static String count(long rows) {
        return String.format(Locale.ROOT, rows == 1 ? "%,d row" : "%,d rows", rows);
    }

    private Finding tooMany(CleanCounts clean, Path rejected) {
        long faulty = clean.rejectedRows() - clean.intended();
        return Finding.refusal(
                        "data",
                        String.format(
                                Locale.ROOT,
                                "%d of %d rows (%.1f %%) that cannot be scored",
                                faulty,
                                clean.read(),
                                100 * clean.faultyShare()),
                        String.format(
                                Locale.ROOT,
                                "at most %.1f %% (data.max_rejected)",
                                100 * expected.data().maxRejected()),
                        "Reasons: %s. The rows: %s".formatted(clean.rejected(), rejected))
                .withRows(faulty);
    }

    /// Whether the project file allows that there is nothing to score.
    private boolean mayBeEmpty() {
        return expected.scoringChecks().stream()
                .filter(Check.Rows.class::isInstance)
                .map(Check.Rows.class::cast)
                .anyMatch(
                        rows ->
                                rows.min() != null
                                        && (rows.min() == 0 || rows.otherwise() == Reaction.WARN));
    }

    private static Finding empty(CleanCounts clean) {
        return Finding.refusal(
                "data",
                clean.read() == 0 ? "no row" : "no row left of " + count(clean.read()),
                "at least one to score",
                "See whether the export ran; score: {checks: [{rows: {min: 0}}]} publishes a file without rows");
    }
}
