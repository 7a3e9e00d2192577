package nightjar.stage.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.project.DataSpec;
import nightjar.project.training.Reaction;
import nightjar.text.Nearest;

/// Judges the table as a whole: its rows, its header, its key.
final class TableJudge {

    private static final int NAMES_SHOWN = 20;

    private final DataSpec data;
    private final Rewritten rewritten;
    private final boolean labelled;
    private final Observed observed;
    private final List<Finding> findings = new ArrayList<>();

    TableJudge(DataSpec data, Rewritten rewritten, boolean labelled, Observed observed) {
        this.data = data;
        this.rewritten = rewritten;
        this.labelled = labelled;
        this.observed = observed;
    }

    List<Finding> findings() {
        if (labelled) {
            rows();
        }
        missingColumns();
        extraColumns();
        key();
        return findings;
    }

    private void rows() {
        long records = observed.rows() + observed.rejected();
        if (observed.rows() == 0) {
            findings.add(
                    Finding.refusal(
                            "data",
                            "no readable row (%s rejected)"
                                    .formatted(Words.count(observed.rejected())),
                            "at least one",
                            "See whether the export ran, and whether separator and encoding are right"));
        } else if (observed.rejected() > data.maxRejected() * records) {
            findings.add(
                    Finding.refusal(
                                    "data",
                                    "%s of %s malformed (%s)"
                                            .formatted(
                                                    Words.count(observed.rejected()),
                                                    Words.rows(records),
                                                    Words.percent(observed.rejected(), records)),
                                    "at most %s (data.max_rejected)"
                                            .formatted(Words.percent(data.maxRejected())),
                                    "Repair the export; the rejected rows and their lines are in the run folder")
                            .withRows(observed.rejected()));
        } else if (observed.rejected() > 0) {
            findings.add(
                    Finding.warning(
                                    "data",
                                    Words.rows(observed.rejected()) + " malformed",
                                    "none",
                                    "They are set aside into the rejected file")
                            .withReaction(Reaction.QUARANTINE)
                            .withRows(observed.rejected()));
        }
    }

    /// The columns without which nothing can be done: in training those of the project file, key and label; in scoring the key and those that
    /// are required.
    private Map<String, Reaction> wanted() {
        Map<String, Reaction> wanted = new LinkedHashMap<>();
        data.columns()
                .forEach(
                        (name, column) -> {
                            if (labelled) {
                                wanted.put(name, Reaction.REFUSE);
                            } else if (column.required()) {
                                wanted.put(
                                        name,
                                        column.otherwise() == Reaction.WARN
                                                ? Reaction.WARN
                                                : Reaction.REFUSE);
                            }
                        });
        if (data.key() != null) {
            wanted.put(data.key(), Reaction.REFUSE);
        }
        String label = data.label().column();
        if (label != null && labelled) {
            wanted.put(label, Reaction.REFUSE);
        } else if (label != null) {
            wanted.remove(label);
        }
        return wanted;
    }

    private void missingColumns() {
        Set<String> there = observed.columns().keySet();
        wanted().forEach(
                        (name, reaction) -> {
                            if (!there.contains(name)) {
                                findings.add(missingColumn(name, there).withReaction(reaction));
                            }
                        });
    }

    private Finding missingColumn(String name, Set<String> there) {
        List<String> nearest =
                Nearest.within(Math.max(1, name.length() / 3), name, there).stream()
                        .limit(3)
                        .toList();
        return Finding.refusal(
                "column '" + name + "'",
                "no such column; the data have " + names(there),
                labelled ? "the columns of the project file" : "every required column",
                nearest.isEmpty()
                        ? "Add it to the data or take it out of the project file"
                        : "Did you mean '" + String.join("' or '", nearest) + "'?");
    }

    private void extraColumns() {
        Set<String> extra = new LinkedHashSet<>(observed.columns().keySet());
        extra.removeAll(data.columns().keySet());
        if (data.key() != null) {
            extra.remove(data.key());
        }
        if (data.label().column() != null) {
            extra.remove(data.label().column());
        }
        if (!extra.isEmpty()) {
            findings.add(
                    Finding.note(
                            "data",
                            "%s not in the project file: %s"
                                    .formatted(Words.counted(extra.size(), "column"), names(extra)),
                            "the columns of the project file",
                            "They are not read; add them to data.columns to use them"));
        }
    }

    private void key() {
        if (data.key() == null) {
            findings.add(
                    Finding.warning(
                            "data.key",
                            "no key column; the row number stands in, named 'row'",
                            "a column that identifies a row",
                            "Name one in data.key: without it duplicates and late outcomes cannot be matched"));
            return;
        }
        String where = "key '" + data.key() + "'";
        ObservedColumn column = observed.columns().get(data.key());
        if (column != null && column.missing() > 0) {
            findings.add(
                    Finding.warning(
                                    where,
                                    Words.rows(column.missing()) + " without a key",
                                    "a key in every row",
                                    "They are set aside into the rejected file")
                            .withReaction(Reaction.QUARANTINE)
                            .withRows(column.missing()));
        }
        if (observed.duplicateKeys() > 0) {
            findings.add(duplicates(where));
        }
    }

    private Finding duplicates(String where) {
        String found =
                "key not unique: %s with a key that stands in an earlier row"
                        .formatted(Words.rows(observed.duplicateKeys()));
        Finding finding;
        if (rewritten.duplicates()) {
            finding =
                    Finding.note(
                                    where,
                                    found,
                                    "a key per row",
                                    "Of each key one row stays, as the rule 'duplicates' says")
                            .withReaction(Reaction.QUARANTINE);
        } else {
            finding =
                    Finding.refusal(
                            where,
                            found,
                            "a key per row",
                            "Add the cleaning rule {duplicates: {by: key, keep: last}}, or name another key");
        }
        return finding.withRows(observed.duplicateKeys());
    }

    private static String names(Set<String> names) {
        String shown = String.join(", ", names.stream().limit(NAMES_SHOWN).toList());
        int more = names.size() - NAMES_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
