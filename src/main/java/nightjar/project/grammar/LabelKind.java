package nightjar.project.grammar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.LabelSpec;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Metric;
import nightjar.project.training.ParameterRange;
import nightjar.table.ColumnType;

/// The kinds of label a project file can be seen to have, before any data are read.
enum LabelKind {
    BINARY(Metric.AUC, "a metric of two classes"),
    CLASSES(
            Metric.LOG_LOSS,
            "a metric of several classes: auc, log_loss, accuracy, f1, precision or recall"),
    NUMBER(Metric.RMSE, "a metric of numbers: rmse, mae or r2");

    private final Metric usual;
    private final String metrics;

    LabelKind(Metric usual, String metrics) {
        this.usual = usual;
        this.metrics = metrics;
    }

    static LabelKind of(DataSpec data) {
        LabelSpec label = data.label();
        if (label.positive() != null) {
            return BINARY;
        }
        String column = label.column();
        if (column == null) {
            return ExpressionProblems.isBoolean(label, data.columns()) ? BINARY : NUMBER;
        }
        ColumnSpec declared = data.columns().get(column);
        return declared != null && declared.type() == ColumnType.NUMBER ? NUMBER : CLASSES;
    }

    /// The metric by which trials are ranked where the file names none.
    Metric usual() {
        return usual;
    }

    /// The metrics that fit, in words.
    String metrics() {
        return metrics;
    }

    boolean has(Metric metric) {
        boolean ofNumbers = metric == Metric.RMSE || metric == Metric.MAE || metric == Metric.R2;
        boolean ofTwoClasses = metric == Metric.BRIER || metric == Metric.LIFT;
        return switch (this) {
            case BINARY -> !ofNumbers;
            case CLASSES -> !ofNumbers && !ofTwoClasses;
            case NUMBER -> ofNumbers;
        };
    }

    boolean suits(Algorithm algorithm) {
        return switch (algorithm) {
            case LOGISTIC -> this != NUMBER;
            case LINEAR -> this == NUMBER;
            case DECISION_TREE, RANDOM_FOREST, GRADIENT_BOOSTING -> true;
            case RULE -> false;
        };
    }

    /// The algorithms that suit, in words.
    String algorithms() {
        List<String> names =
                Algorithm.candidates().stream()
                        .filter(this::suits)
                        .map(Algorithm::yamlName)
                        .toList();
        return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    /// What competes where the file names no candidate: each over what is searched of it.
    Map<Algorithm, Map<String, ParameterRange>> candidates() {
        Map<Algorithm, Map<String, ParameterRange>> candidates = new LinkedHashMap<>();
        candidates.put(this == NUMBER ? Algorithm.LINEAR : Algorithm.LOGISTIC, Map.of());
        candidates.put(Algorithm.RANDOM_FOREST, Map.of());
        candidates.put(Algorithm.GRADIENT_BOOSTING, Map.of());
        return candidates;
    }
}
