package nightjar.stage.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.project.ColumnSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.training.CleanRule;
import nightjar.sketch.NumberSketch;
import nightjar.stage.features.transform.Measure;
import nightjar.stage.features.transform.Measured;
import nightjar.table.ColumnType;

/// The cleaning rules whose numbers come from the training rows: `winsorize`, and `impute` with a statistic.
final class PreparationFitter {

    private final Map<String, ColumnSpec> columns;
    private final List<Fitted> rules = new ArrayList<>();

    /// A rule, what it must know of the rows, and what it becomes; nothing where there is nothing to fill with.
    private record Fitted(Measure measure, Fit fit) {}

    private interface Fit {
        List<Preparation> of(Measured rows);
    }

    PreparationFitter(ProjectSpec spec) {
        this.columns = spec.data().columns();
        for (CleanRule rule : spec.clean()) {
            switch (rule) {
                case CleanRule.Winsorize winsorize -> rules.add(clip(winsorize));
                case CleanRule.Impute impute -> {
                    CleanRule.Impute.With with = impute.with();
                    if (with != null) {
                        rules.add(fill(impute.column(), with));
                    }
                }
                case CleanRule.OfText _,
                        CleanRule.Clip _,
                        CleanRule.Duplicates _,
                        CleanRule.Filter _ -> {
                    // Nothing is fitted for these.
                }
            }
        }
    }

    private static Fitted clip(CleanRule.Winsorize rule) {
        Measure number = Measure.number(rule.column());
        return new Fitted(
                number,
                rows -> {
                    NumberSketch numbers = rows.of(number).numbers();
                    return List.of(
                            new Preparation.Clip(
                                    rule.column(),
                                    numbers.quantile(rule.lower()),
                                    numbers.quantile(rule.upper())));
                });
    }

    private Fitted fill(String column, CleanRule.Impute.With with) {
        ColumnSpec declared = columns.get(column);
        return declared == null || declared.type() == ColumnType.NUMBER
                ? fillNumber(column, with)
                : fillText(column);
    }

    private static Fitted fillNumber(String column, CleanRule.Impute.With with) {
        Measure number = Measure.number(column);
        return new Fitted(
                number,
                rows -> {
                    NumberSketch numbers = rows.of(number).numbers();
                    double value =
                            switch (with) {
                                case MEAN -> numbers.moments().mean();
                                case MEDIAN, MOST_FREQUENT -> numbers.median();
                            };
                    return List.of(new Preparation.FillNumber(column, value));
                });
    }

    /// By the most frequent level, the first by name among equals.
    private static Fitted fillText(String column) {
        Measure levels = new Measure.Levels(column);
        return new Fitted(
                levels,
                rows ->
                        rows.of(levels).levels().byFrequency().stream()
                                .limit(1)
                                .<Preparation>map(
                                        level -> new Preparation.FillText(column, level.getKey()))
                                .toList());
    }

    boolean isNeeded() {
        return !rules.isEmpty();
    }

    List<Measure> measures() {
        Map<String, Measure> measures = new LinkedHashMap<>();
        rules.forEach(rule -> measures.put(rule.measure().name(), rule.measure()));
        return List.copyOf(measures.values());
    }

    List<Preparation> fit(Measured rows) {
        return rules.stream().flatMap(rule -> rule.fit().of(rows).stream()).toList();
    }
}
