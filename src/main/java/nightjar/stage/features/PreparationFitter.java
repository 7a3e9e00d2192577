package nightjar.stage.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.project.ProjectSpec;
import nightjar.project.training.CleanRule;
import nightjar.stage.features.FeatureFold.Measure;
import nightjar.table.ColumnType;

/// The cleaning rules whose numbers come from the training rows: `winsorize`, and `impute` with a statistic.
final class PreparationFitter {

    private final List<CleanRule> rules;
    private final ProjectSpec spec;

    PreparationFitter(ProjectSpec spec) {
        this.spec = spec;
        this.rules =
                spec.clean().stream()
                        .filter(
                                rule ->
                                        rule instanceof CleanRule.Winsorize
                                                || (rule instanceof CleanRule.Impute impute
                                                        && impute.with() != null))
                        .toList();
    }

    boolean isNeeded() {
        return !rules.isEmpty();
    }

    List<Measure> measures() {
        Map<String, Measure> measures = new LinkedHashMap<>();
        for (CleanRule rule : rules) {
            String column = column(rule);
            measures.put(
                    column,
                    isText(column)
                            ? new Measure.Levels(column)
                            : new Measure.Number(
                                    column, List.of(column), FeatureFold.number(column)));
        }
        return List.copyOf(measures.values());
    }

    private boolean isText(String column) {
        return spec.data().columns().get(column) instanceof nightjar.project.ColumnSpec declared
                && declared.type() != ColumnType.NUMBER;
    }

    private static String column(CleanRule rule) {
        return switch (rule) {
            case CleanRule.Winsorize winsorize -> winsorize.column();
            case CleanRule.Impute impute -> impute.column();
            case CleanRule.Trim _,
                    CleanRule.MissingMarkers _,
                    CleanRule.Numbers _,
                    CleanRule.Replace _,
                    CleanRule.Clip _,
                    CleanRule.Duplicates _,
                    CleanRule.Filter _ ->
                    throw new IllegalArgumentException("Nothing is fitted for " + rule);
        };
    }

    List<Preparation> fit(FeatureState state) {
        List<Preparation> preparations = new ArrayList<>();
        for (CleanRule rule : rules) {
            String column = column(rule);
            if (rule instanceof CleanRule.Winsorize winsorize) {
                NumberStatistics numbers =
                        state.numbers().getOrDefault(column, new NumberStatistics(0));
                preparations.add(
                        new Preparation.Clip(
                                column,
                                numbers.quantile(winsorize.lower()),
                                numbers.quantile(winsorize.upper())));
            } else if (isText(column)) {
                mostFrequent(state, column)
                        .forEach(
                                value -> preparations.add(new Preparation.FillText(column, value)));
            } else if (rule instanceof CleanRule.Impute impute && impute.with() != null) {
                NumberStatistics numbers =
                        state.numbers().getOrDefault(column, new NumberStatistics(0));
                double value =
                        switch (impute.with()) {
                            case MEAN -> numbers.present() == 0 ? 0 : numbers.moments().mean();
                            case MEDIAN, MOST_FREQUENT -> numbers.median();
                        };
                preparations.add(new Preparation.FillNumber(column, value));
            }
        }
        return preparations;
    }

    /// The most frequent level, the first by name among equals; none without any.
    private static List<String> mostFrequent(FeatureState state, String column) {
        LevelStatistics levels = state.levels().get(column);
        if (levels == null) {
            return List.of();
        }
        return levels.counts().entrySet().stream()
                .max(
                        Map.Entry.<String, Double>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .stream()
                .toList();
    }
}
