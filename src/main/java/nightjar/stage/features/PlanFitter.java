package nightjar.stage.features;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.expression.Expression;
import nightjar.model.Task;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.training.FeatureSpec;
import nightjar.sketch.NumberSketch;
import nightjar.stage.features.FeaturePlan.LeftOut;
import nightjar.stage.features.transform.Age;
import nightjar.stage.features.transform.Bins;
import nightjar.stage.features.transform.Computed;
import nightjar.stage.features.transform.DateParts;
import nightjar.stage.features.transform.Frequency;
import nightjar.stage.features.transform.Log;
import nightjar.stage.features.transform.Measure;
import nightjar.stage.features.transform.Measured;
import nightjar.stage.features.transform.MissingIndicator;
import nightjar.stage.features.transform.OneHot;
import nightjar.stage.features.transform.Ordinal;
import nightjar.stage.features.transform.Plain;
import nightjar.stage.features.transform.Ratio;
import nightjar.stage.features.transform.Scale;
import nightjar.stage.features.transform.TargetEncode;
import nightjar.stage.features.transform.Unfitted;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// Says what must be measured for a project's features, and makes the plan of what was measured. Columns that no declared single-column feature names get
/// [DefaultFeatures].
final class PlanFitter {

    private final ProjectSpec spec;
    private final Task task;
    private final LocalDate date;
    private final DefaultFeatures defaults;
    private final Map<String, ColumnType> types = new LinkedHashMap<>();

    PlanFitter(ProjectSpec spec, Task task, LocalDate date) {
        this.spec = spec;
        this.task = task;
        this.date = date;
        this.defaults = new DefaultFeatures(task, date);
        spec.data().columns().forEach((name, column) -> types.put(name, column.type()));
    }

    /// Null where it asks for no feature.
    private @Nullable Unfitted unfitted(FeatureSpec feature) {
        return switch (feature) {
            case FeatureSpec.OneHot one -> OneHot.of(one);
            case FeatureSpec.Ordinal one -> Ordinal.of(one);
            case FeatureSpec.Frequency one -> Frequency.of(one.column());
            case FeatureSpec.TargetEncode one -> TargetEncode.of(one, task);
            case FeatureSpec.Plain one -> Plain.of(one.column());
            case FeatureSpec.Scale one -> Scale.of(one);
            case FeatureSpec.Log one -> Log.of(one.column());
            case FeatureSpec.Bins one -> Bins.of(one);
            case FeatureSpec.DateParts one -> DateParts.of(one);
            case FeatureSpec.Age one -> Age.of(one, date);
            case FeatureSpec.Ratio one -> Ratio.of(one);
            case FeatureSpec.Computed one -> Computed.of(one, types);
            case FeatureSpec.MissingIndicator one -> MissingIndicator.of(one.column());
            case FeatureSpec.Drop _ -> null;
        };
    }

    /// The columns that may have features: neither key nor label nor what the label is computed from, and no text.
    private List<String> eligible() {
        Set<String> excluded = new HashSet<>();
        if (spec.data().key() != null) {
            excluded.add(spec.data().key());
        }
        LabelSpec label = spec.data().label();
        if (label.column() != null) {
            excluded.add(label.column());
        }
        if (label.expression() != null) {
            excluded.addAll(Expression.compile(label.expression(), types).columns());
        }
        return types.keySet().stream()
                .filter(name -> !excluded.contains(name) && type(name) != ColumnType.TEXT)
                .toList();
    }

    /// Those of them that no feature names as its only one.
    private List<String> undeclared() {
        List<String> undeclared = new ArrayList<>(eligible());
        spec.features().forEach(feature -> undeclared.remove(feature.column()));
        return undeclared;
    }

    List<Measure> measures() {
        Map<String, Measure> measures = new LinkedHashMap<>();
        for (String name : eligible()) {
            add(itself(name), measures);
        }
        for (String name : undeclared()) {
            defaults.measures(name, type(name)).forEach(measure -> add(measure, measures));
        }
        for (FeatureSpec feature : spec.features()) {
            Unfitted unfitted = unfitted(feature);
            if (unfitted != null) {
                unfitted.measures().forEach(measure -> add(measure, measures));
            }
        }
        return List.copyOf(measures.values());
    }

    private static void add(Measure measure, Map<String, Measure> measures) {
        measures.putIfAbsent(measure.name(), measure);
    }

    /// The cells of a column as they are.
    private Measure itself(String column) {
        return switch (type(column)) {
            case NUMBER -> Measure.number(column);
            case DATE -> Measure.date(column);
            case CATEGORY, TEXT -> new Measure.Levels(column);
        };
    }

    /// The plan for what was measured.
    FeaturePlan fit(List<Preparation> preparations, Measured rows) {
        List<Feature> features = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (String name : undeclared()) {
            List<Feature> own = defaults.of(name, type(name), rows);
            features.addAll(own);
            if (own.isEmpty()) {
                leftOut.add(new LeftOut(name, "constant in the training rows"));
            }
        }
        for (FeatureSpec feature : spec.features()) {
            Unfitted unfitted = unfitted(feature);
            if (unfitted != null) {
                features.add(Feature.of(unfitted, rows, Audience.ALL));
            } else {
                leftOut.add(
                        new LeftOut(
                                String.valueOf(feature.column()), "dropped by the project file"));
            }
        }
        types.forEach(
                (name, type) -> {
                    if (type == ColumnType.TEXT && !name.equals(spec.data().key())) {
                        leftOut.add(new LeftOut(name, "text"));
                    }
                });
        return new FeaturePlan(preparations, features, leftOut, ranges(rows));
    }

    private SortedMap<String, FeaturePlan.Range> ranges(Measured rows) {
        SortedMap<String, FeaturePlan.Range> ranges = new TreeMap<>();
        for (String name : eligible()) {
            if (type(name) == ColumnType.CATEGORY) {
                continue;
            }
            NumberSketch numbers = rows.of(itself(name)).numbers();
            if (numbers.moments().count() > 0) {
                ranges.put(
                        name,
                        new FeaturePlan.Range(numbers.quantile(0.25), numbers.quantile(0.75)));
            }
        }
        return ranges;
    }

    private ColumnType type(String column) {
        ColumnType type = types.get(column);
        if (type == null) {
            throw new IllegalArgumentException("No column '" + column + "' is declared");
        }
        return type;
    }
}
