package nightjar.stage.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.cell.NumberText;
import nightjar.project.ColumnSpec;
import nightjar.project.LabelSpec;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;

/// Judges the column that is to be predicted. Its values may be named: they are the words of the prediction.
final class LabelJudge {

    private static final int VALUES_SHOWN = 5;

    private LabelJudge() {}

    /// @param declared the column of the label: values that it sets aside are none
    static List<Finding> judge(
            LabelSpec label, ColumnSpec declared, ObservedColumn observed, long rows) {
        ObservedColumn column = observed.without(value -> isSetAside(declared, value));
        List<Finding> findings = new ArrayList<>();
        String where = "label '" + label.column() + "'";
        if (column.missing() > 0) {
            findings.add(
                    Finding.warning(
                                    where,
                                    "%s without a label (%s)"
                                            .formatted(
                                                    Words.rows(column.missing()),
                                                    Words.percent(column.missing(), rows)),
                                    "a label in every row",
                                    "They are set aside into the rejected file")
                            .withReaction(Reaction.QUARANTINE)
                            .withRows(column.missing()));
        }
        if (rows == 0) {
            return findings;
        }
        if (column.distinctHigh() <= 1) {
            findings.add(
                    Finding.refusal(
                            where,
                            column.distinctHigh() == 0
                                    ? "no value"
                                    : "one value only: " + values(column),
                            "at least two values",
                            "There is nothing to learn; see whether the export is complete"));
        } else if (label.positive() != null && column.allValues()) {
            findings.addAll(positive(where, label.positive(), column));
        }
        return findings;
    }

    private static boolean isSetAside(ColumnSpec declared, String value) {
        if (declared.type() != ColumnType.NUMBER) {
            return declared.setsAside(value);
        }
        double number = NumberText.parse(value);
        return Double.isNaN(number) || declared.setsAside(number);
    }

    private static List<Finding> positive(String where, String positive, ObservedColumn column) {
        if (!column.values().containsKey(positive)) {
            return List.of(
                    Finding.refusal(
                            where,
                            "the values " + values(column),
                            "the positive value '" + positive + "' among them",
                            "Set data.label.positive to one of them, as it is written in the data"));
        }
        if (column.values().size() > 2) {
            return List.of(
                    Finding.refusal(
                            where,
                            "%s values: %s".formatted(column.values().size(), values(column)),
                            "two values, because '" + positive + "' is declared positive",
                            "List the values of the column with otherwise: quarantine, replace them in clean, use label.expression, or leave out positive to predict several classes"));
        }
        return List.of();
    }

    private static String values(ObservedColumn column) {
        List<String> names =
                column.values().entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(entry -> "'" + entry.getKey() + "'")
                        .toList();
        String shown = String.join(", ", names.stream().limit(VALUES_SHOWN).toList());
        return names.size() > VALUES_SHOWN ? shown + " …" : shown;
    }
}
