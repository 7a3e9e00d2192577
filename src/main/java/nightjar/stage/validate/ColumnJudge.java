package nightjar.stage.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import org.jspecify.annotations.Nullable;

/// Judges one column by its declaration.
final class ColumnJudge {

    /// The share of rows from which one value makes a column nearly constant.
    private static final double NEARLY_CONSTANT = 0.995;

    private final String name;
    private final String where;
    private final ColumnSpec spec;
    private final ObservedColumn column;
    private final long rows;
    private final Rewritten rewritten;
    private final DataSpec data;
    private final List<Finding> findings = new ArrayList<>();

    ColumnJudge(
            String name,
            ColumnSpec spec,
            ObservedColumn column,
            long rows,
            Rewritten rewritten,
            DataSpec data) {
        this.name = name;
        this.where = "column '" + name + "'";
        this.spec = spec;
        this.column = column;
        this.rows = rows;
        this.rewritten = rewritten;
        this.data = data;
    }

    List<Finding> findings() {
        type();
        range();
        values();
        required();
        unique();
        if (!name.equals(data.key()) && !name.equals(data.label().column())) {
            variety();
        }
        return findings;
    }

    private void type() {
        if (column.unreadable() == 0) {
            return;
        }
        String share = Words.percent(column.unreadable(), rows);
        String found =
                "%s of %s that are no %s (%s)"
                        .formatted(
                                Words.count(column.unreadable()),
                                Words.rows(rows),
                                spec.type().yamlName(),
                                share);
        String expected = "cells of type " + spec.type().yamlName();
        if (spec.otherwise() == Reaction.REFUSE) {
            breach(Reaction.REFUSE, found, expected, column.unreadable(), List.of());
        } else {
            quarantine(
                    column.unreadable(),
                    found,
                    expected,
                    "Change the type, name the marker in clean (missing), or repair the export");
        }
    }

    private void range() {
        if (spec.type() != ColumnType.NUMBER || rewritten.bounds(name)) {
            return;
        }
        if (spec.min() != null && column.min() < spec.min()) {
            breach(
                    Reaction.QUARANTINE,
                    "numbers below the smallest allowed one",
                    "at least " + NumberColumn.format(spec.min()),
                    null,
                    List.of(NumberColumn.format(column.min())));
        }
        if (spec.max() != null && column.max() > spec.max()) {
            breach(
                    Reaction.QUARANTINE,
                    "numbers above the greatest allowed one",
                    "at most " + NumberColumn.format(spec.max()),
                    null,
                    List.of(NumberColumn.format(column.max())));
        }
    }

    private void values() {
        if (spec.values().isEmpty()) {
            return;
        }
        List<String> foreign =
                column.values().keySet().stream()
                        .filter(value -> !spec.values().contains(value))
                        .toList();
        if (foreign.isEmpty()) {
            return;
        }
        long concerned =
                foreign.stream()
                        .mapToLong(value -> Objects.requireNonNull(column.values().get(value)))
                        .sum();
        breach(
                Reaction.WARN,
                "%s%s not in the list, in %s"
                        .formatted(
                                column.allValues() ? "" : "at least ",
                                Words.counted(foreign.size(), "value"),
                                Words.rows(concerned)),
                "one of the %s declared values".formatted(spec.values().size()),
                concerned,
                foreign);
    }

    private void required() {
        if (spec.required() && column.missing() > 0 && !rewritten.missing(name)) {
            breach(
                    Reaction.QUARANTINE,
                    "%s of %s missing (%s)"
                            .formatted(
                                    Words.count(column.missing()),
                                    Words.rows(rows),
                                    Words.percent(column.missing(), rows)),
                    "a value in every row",
                    column.missing(),
                    List.of());
        }
    }

    private void unique() {
        if (spec.unique()) {
            Finding finding =
                    Uniqueness.judge(where, column, rows, spec.otherwise() == Reaction.WARN);
            if (finding != null) {
                findings.add(finding);
            }
        }
    }

    private void variety() {
        if (rows == 0 || spec.type() == ColumnType.TEXT) {
            return;
        }
        if (column.distinctHigh() == 0) {
            warn("no value at all", "values that differ");
        } else if (column.distinctHigh() == 1 && column.missing() == 0) {
            warn("the same value in every row", "values that differ");
        } else if (column.mostFrequent() >= NEARLY_CONSTANT * rows) {
            warn(
                    "one value in %s of the rows"
                            .formatted(Words.percent(column.mostFrequent(), rows)),
                    "values that differ");
        }
    }

    private void warn(String found, String expected) {
        findings.add(
                Finding.warning(
                        where,
                        found,
                        expected,
                        "A model learns little or nothing from it; take it out, or see why it is so"));
    }

    private void breach(
            Reaction usual,
            String found,
            String expected,
            @Nullable Long concerned,
            List<String> examples) {
        Reaction reaction = spec.otherwise() == null ? usual : spec.otherwise();
        if (reaction == Reaction.QUARANTINE && concerned != null) {
            quarantine(concerned, found, expected, "Repair the export, or widen the declaration");
            return;
        }
        Finding finding =
                Finding.warning(
                                where,
                                found,
                                expected,
                                switch (reaction) {
                                    case WARN -> "See whether the declaration is still right";
                                    case QUARANTINE ->
                                            "Their rows are set aside into the rejected file";
                                    case REFUSE -> "Repair the export, or widen the declaration";
                                })
                        .withReaction(reaction)
                        .withExamples(examples);
        add(concerned == null ? finding : finding.withRows(concerned));
    }

    /// What a filter leaves of it is judged row by row in cleaning; until then it only may be so.
    private void add(Finding finding) {
        if (rewritten.drops() && finding.reaction() == Reaction.REFUSE) {
            findings.add(
                    Finding.warning(
                                    where,
                                    finding.found(),
                                    finding.expected(),
                                    "Refused if such rows are left once the filters have dropped theirs")
                            .withRows(finding.rows())
                            .withExamples(finding.examples()));
        } else {
            findings.add(finding);
        }
    }

    /// Rows are set aside; so many that the run would be refused in cleaning are refused here already.
    private void quarantine(long concerned, String found, String expected, String advice) {
        boolean tooMany = concerned > data.maxRejected() * rows;
        add(
                Finding.warning(
                                where,
                                found,
                                tooMany
                                        ? expected
                                                + " in all but %s of the rows (data.max_rejected)"
                                                        .formatted(
                                                                Words.percent(data.maxRejected()))
                                        : expected,
                                tooMany ? advice : "They are set aside into the rejected file")
                        .withReaction(tooMany ? Reaction.REFUSE : Reaction.QUARANTINE)
                        .withRows(concerned));
    }
}
