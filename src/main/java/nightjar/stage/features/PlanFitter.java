package nightjar.stage.features;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.expression.Expression;
import nightjar.model.Task;
import nightjar.project.ColumnSpec;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.training.FeatureSpec;
import nightjar.sketch.Moments;
import nightjar.stage.features.FeatureFold.Measure;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// Says what must be measured for a project's features, and makes the plan of what was measured.
///
/// Columns that no declared single-column feature names get the features of their type. A number: as it is, for trees; on a common scale, of its
/// signed logarithm where it is skewed beyond [#SKEWED], for linear models. A category: a 0/1 feature per level, up to [#FEW] levels;
/// beyond, the mean label and the frequency of its level, and for linear models the [#FREQUENT] most frequent levels. A date: its parts
/// and its age. Text: none. Every column that has missing cells in training: a missing indicator.
final class PlanFitter {

    static final double SKEWED = 2;
    static final int FEW = 20;
    static final int FREQUENT = 50;
    static final double RARE = 0.005;
    static final double SMOOTHING = 20;

    private final ProjectSpec spec;
    private final Task task;
    private final LocalDate date;
    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final List<FeaturePlan.LeftOut> leftOut = new ArrayList<>();

    PlanFitter(ProjectSpec spec, Task task, LocalDate date) {
        this.spec = spec;
        this.task = task;
        this.date = date;
        spec.data().columns().forEach((name, column) -> types.put(name, column.type()));
        spec.features().forEach(feature -> single(feature, declared));
    }

    /// The columns that single-column features name.
    private static void single(FeatureSpec feature, Set<String> columns) {
        switch (feature) {
            case FeatureSpec.OneHot one -> columns.add(one.column());
            case FeatureSpec.Ordinal one -> columns.add(one.column());
            case FeatureSpec.Frequency one -> columns.add(one.column());
            case FeatureSpec.TargetEncode one -> columns.add(one.column());
            case FeatureSpec.Plain one -> columns.add(one.column());
            case FeatureSpec.Scale one -> columns.add(one.column());
            case FeatureSpec.Log one -> columns.add(one.column());
            case FeatureSpec.Bins one -> columns.add(one.column());
            case FeatureSpec.DateParts one -> columns.add(one.column());
            case FeatureSpec.Age one -> columns.add(one.column());
            case FeatureSpec.MissingIndicator one -> columns.add(one.column());
            case FeatureSpec.Drop one -> columns.add(one.column());
            case FeatureSpec.Ratio _, FeatureSpec.Computed _ -> {}
        }
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
                .filter(name -> !excluded.contains(name) && types.get(name) != ColumnType.TEXT)
                .toList();
    }

    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        for (String name : eligible()) {
            switch (type(name)) {
                case NUMBER ->
                        measures.add(
                                new Measure.Number(name, List.of(name), FeatureFold.number(name)));
                case DATE -> {
                    measures.add(new Measure.Number(name, List.of(name), FeatureFold.date(name)));
                    measures.add(
                            new Measure.Number(age(name, null), List.of(name), ages(name, null)));
                }
                case CATEGORY -> measures.add(new Measure.Levels(name));
                case TEXT -> {}
            }
        }
        for (FeatureSpec feature : spec.features()) {
            switch (feature) {
                case FeatureSpec.Ratio ratio ->
                        measures.add(
                                new Measure.Number(
                                        "ratio of " + ratio.name(),
                                        List.of(ratio.numerator(), ratio.denominator()),
                                        ratios(ratio)));
                case FeatureSpec.Computed computed -> {
                    Expression expression = Expression.compile(computed.expression(), types);
                    measures.add(
                            new Measure.Number(
                                    "value of " + computed.name(),
                                    expression.columns(),
                                    rows -> expression.numbers(rows).values()));
                }
                case FeatureSpec.Age age when age.until() != null ->
                        measures.add(
                                new Measure.Number(
                                        age(age.column(), age.until()),
                                        List.of(age.column(), age.until()),
                                        ages(age.column(), age.until())));
                default -> {}
            }
        }
        return measures;
    }

    private static FeatureFold.Reading ratios(FeatureSpec.Ratio ratio) {
        return rows -> {
            double[] above = FeatureFold.number(ratio.numerator()).of(rows);
            double[] below = FeatureFold.number(ratio.denominator()).of(rows);
            double[] ratios = new double[above.length];
            for (int row = 0; row < ratios.length; row++) {
                double value = above[row] / below[row];
                ratios[row] = Double.isFinite(value) ? value : Double.NaN;
            }
            return ratios;
        };
    }

    private static String age(String column, @Nullable String until) {
        return "days from " + column + " to " + (until == null ? "run" : until);
    }

    private FeatureFold.Reading ages(String column, @Nullable String until) {
        long day = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return (RecordBatch rows) -> {
            DateColumn begin = (DateColumn) rows.column(column);
            DateColumn end = until == null ? null : (DateColumn) rows.column(until);
            double[] days = new double[rows.rows()];
            for (int row = 0; row < days.length; row++) {
                days[row] = Encoder.days(begin, end, row, day);
            }
            return days;
        };
    }

    /// The plan for what was measured.
    FeaturePlan fit(List<Preparation> preparations, FeatureState state) {
        List<Feature> features = new ArrayList<>();
        for (String name : eligible()) {
            if (!declared.contains(name)) {
                features.addAll(defaults(name, state));
            }
        }
        for (FeatureSpec feature : spec.features()) {
            fitted(feature, state)
                    .forEach(transform -> features.add(new Feature(transform, Audience.ALL)));
        }
        for (Map.Entry<String, ColumnSpec> column : spec.data().columns().entrySet()) {
            if (column.getValue().type() == ColumnType.TEXT
                    && !column.getKey().equals(spec.data().key())) {
                leftOut.add(new FeaturePlan.LeftOut(column.getKey(), "text"));
            }
        }
        return new FeaturePlan(preparations, features, leftOut, ranges(state));
    }

    private SortedMap<String, FeaturePlan.Range> ranges(FeatureState state) {
        SortedMap<String, FeaturePlan.Range> ranges = new TreeMap<>();
        for (String name : eligible()) {
            NumberStatistics statistics = state.numbers().get(name);
            if (statistics != null && statistics.present() > 0) {
                ranges.put(
                        name,
                        new FeaturePlan.Range(
                                statistics.quantile(0.25), statistics.quantile(0.75)));
            }
        }
        return ranges;
    }

    private List<Feature> defaults(String name, FeatureState state) {
        return switch (type(name)) {
            case NUMBER -> number(name, numbers(state, name));
            case CATEGORY -> category(name, levels(state, name));
            case DATE -> date(name, state);
            case TEXT -> List.of();
        };
    }

    private List<Feature> number(String name, NumberStatistics statistics) {
        if (statistics.isConstant()) {
            return leaveOut(name);
        }
        List<Feature> features = new ArrayList<>();
        boolean log = Math.abs(statistics.moments().skew()) > SKEWED;
        features.add(new Feature(new Transform.Plain(name, statistics.median()), Audience.TREES));
        features.add(new Feature(scaled(name, log, statistics), Audience.LINEAR));
        if (statistics.missing() > 0) {
            features.add(new Feature(new Transform.MissingIndicator(name), Audience.ALL));
        }
        return features;
    }

    private static Transform scaled(String name, boolean log, NumberStatistics statistics) {
        Moments moments = log ? statistics.logMoments() : statistics.moments();
        return new Transform.Scale(
                name,
                log,
                statistics.median(),
                moments.mean(),
                positive(moments.standardDeviation()));
    }

    private static double positive(double width) {
        return width > 0 && Double.isFinite(width) ? width : 1;
    }

    private List<Feature> category(String name, LevelStatistics statistics) {
        int levels = statistics.counts().size();
        if (levels == 0 || (levels == 1 && statistics.missing() == 0)) {
            return leaveOut(name);
        }
        if (levels <= FEW) {
            return List.of(new Feature(oneHot(name, FEW, RARE, statistics), Audience.ALL));
        }
        return List.of(
                new Feature(targetEncode(name, SMOOTHING, statistics), Audience.ALL),
                new Feature(frequency(name, statistics), Audience.ALL),
                new Feature(oneHot(name, FREQUENT, RARE, statistics), Audience.LINEAR));
    }

    private List<Feature> date(String name, FeatureState state) {
        NumberStatistics statistics = numbers(state, name);
        if (statistics.isConstant()) {
            return leaveOut(name);
        }
        List<Feature> features = new ArrayList<>();
        features.add(
                new Feature(
                        new Transform.DateParts(
                                name,
                                List.of(FeatureSpec.DateParts.Part.values()),
                                (long) statistics.median()),
                        Audience.ALL));
        features.add(
                new Feature(
                        new Transform.Age(name, null, numbers(state, age(name, null)).median()),
                        Audience.TREES));
        if (statistics.missing() > 0) {
            features.add(new Feature(new Transform.MissingIndicator(name), Audience.ALL));
        }
        return features;
    }

    private List<Feature> leaveOut(String name) {
        leftOut.add(new FeaturePlan.LeftOut(name, "constant in the training rows"));
        return List.of();
    }

    private List<Transform> fitted(FeatureSpec feature, FeatureState state) {
        return switch (feature) {
            case FeatureSpec.OneHot one ->
                    List.of(
                            oneHot(
                                    one.column(),
                                    one.maxLevels(),
                                    one.minShare(),
                                    levels(state, one.column())));
            case FeatureSpec.Ordinal one ->
                    List.of(
                            new Transform.Ordinal(
                                    one.column(),
                                    one.order().isEmpty()
                                            ? List.copyOf(
                                                    levels(state, one.column()).counts().keySet())
                                            : one.order()));
            case FeatureSpec.Frequency one ->
                    List.of(frequency(one.column(), levels(state, one.column())));
            case FeatureSpec.TargetEncode one ->
                    List.of(
                            targetEncode(
                                    one.column(), one.smoothing(), levels(state, one.column())));
            case FeatureSpec.Plain one ->
                    List.of(
                            new Transform.Plain(
                                    one.column(), numbers(state, one.column()).median()));
            case FeatureSpec.Scale one -> List.of(scale(one, numbers(state, one.column())));
            case FeatureSpec.Log one ->
                    List.of(new Transform.Log(one.column(), numbers(state, one.column()).median()));
            case FeatureSpec.Bins one -> List.of(bins(one, numbers(state, one.column())));
            case FeatureSpec.DateParts one ->
                    List.of(
                            new Transform.DateParts(
                                    one.column(),
                                    one.parts(),
                                    (long) numbers(state, one.column()).median()));
            case FeatureSpec.Age one ->
                    List.of(
                            new Transform.Age(
                                    one.column(),
                                    one.until(),
                                    numbers(state, age(one.column(), one.until())).median()));
            case FeatureSpec.Ratio one ->
                    List.of(
                            new Transform.Ratio(
                                    one.name(),
                                    one.numerator(),
                                    one.denominator(),
                                    numbers(state, "ratio of " + one.name()).median()));
            case FeatureSpec.Computed one ->
                    List.of(
                            new Transform.Computed(
                                    one.name(),
                                    one.expression(),
                                    List.copyOf(
                                            Expression.compile(one.expression(), types).columns()),
                                    numbers(state, "value of " + one.name()).median()));
            case FeatureSpec.MissingIndicator one ->
                    List.of(new Transform.MissingIndicator(one.column()));
            case FeatureSpec.Drop one -> {
                leftOut.add(new FeaturePlan.LeftOut(one.column(), "dropped by the project file"));
                yield List.of();
            }
        };
    }

    private static Transform scale(FeatureSpec.Scale one, NumberStatistics statistics) {
        double median = statistics.median();
        Moments moments = statistics.moments();
        return switch (one.method()) {
            case STANDARD -> scaled(one.column(), false, statistics);
            case MIN_MAX ->
                    new Transform.Scale(
                            one.column(),
                            false,
                            median,
                            moments.min(),
                            positive(moments.max() - moments.min()));
            case ROBUST ->
                    new Transform.Scale(
                            one.column(),
                            false,
                            median,
                            median,
                            positive(statistics.quantile(0.75) - statistics.quantile(0.25)));
        };
    }

    private static Transform bins(FeatureSpec.Bins one, NumberStatistics statistics) {
        List<Double> edges = new ArrayList<>(one.edges());
        Integer count = one.count();
        if (count != null) {
            for (int i = 1; i < count; i++) {
                edges.add(statistics.quantile((double) i / count));
            }
        }
        return new Transform.Bins(
                one.column(), statistics.median(), edges.stream().distinct().sorted().toList());
    }

    /// The most frequent levels, then by name; in the plan by name.
    private static Transform oneHot(
            String column, int most, double minShare, LevelStatistics statistics) {
        double rows = statistics.rows();
        List<String> levels =
                statistics.counts().entrySet().stream()
                        .filter(level -> level.getValue() >= minShare * rows)
                        .sorted(
                                Map.Entry.<String, Double>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(most)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        return new Transform.OneHot(column, levels);
    }

    private static Transform frequency(String column, LevelStatistics statistics) {
        TreeMap<String, Double> shares = statistics.counts();
        double rows = statistics.rows();
        shares.replaceAll((_, count) -> count / rows);
        return new Transform.Frequency(column, shares);
    }

    private Transform targetEncode(String column, double smoothing, LevelStatistics statistics) {
        List<Transform.TargetEncode.Means> withoutFold = new ArrayList<>();
        for (int fold = 0; fold < statistics.folds(); fold++) {
            withoutFold.add(statistics.means(smoothing, fold));
        }
        List<String> classes = task instanceof Task.Classes several ? several.names() : List.of();
        return new Transform.TargetEncode(
                column, classes, statistics.means(smoothing, -1), withoutFold);
    }

    private ColumnType type(String column) {
        ColumnType type = types.get(column);
        if (type == null) {
            throw new IllegalArgumentException("No column '" + column + "' is declared");
        }
        return type;
    }

    private static NumberStatistics numbers(FeatureState state, String name) {
        NumberStatistics statistics = state.numbers().get(name);
        return statistics == null ? new NumberStatistics(0) : statistics;
    }

    private LevelStatistics levels(FeatureState state, String name) {
        LevelStatistics statistics = state.levels().get(name);
        return statistics == null ? new LevelStatistics(1, task.outputs()) : statistics;
    }
}
