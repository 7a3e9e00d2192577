package nightjar.stage.features;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nightjar.model.Task;
import nightjar.project.training.FeatureSpec;
import nightjar.sketch.ColumnStatistics;
import nightjar.sketch.Levels;
import nightjar.sketch.Moments;
import nightjar.stage.features.transform.Age;
import nightjar.stage.features.transform.DateParts;
import nightjar.stage.features.transform.Frequency;
import nightjar.stage.features.transform.Measure;
import nightjar.stage.features.transform.Measured;
import nightjar.stage.features.transform.MissingIndicator;
import nightjar.stage.features.transform.OneHot;
import nightjar.stage.features.transform.Plain;
import nightjar.stage.features.transform.Scale;
import nightjar.stage.features.transform.TargetEncode;
import nightjar.stage.features.transform.Unfitted;
import nightjar.table.ColumnType;

/// The features of a column that the project file asks none of, by its type. A number: as it is, for trees; on a common scale, of its
/// signed logarithm where it is skewed, for linear models. A category: a 0/1 feature per level, up to [#FEW] levels; beyond, the mean label and the frequency of
/// its level, and for linear models the [#FREQUENT] most frequent levels. A date: its parts and, for trees, its age. Text: none. Every number and date
/// that has missing cells in training: a missing indicator.
final class DefaultFeatures {

    static final int FEW = 20;
    static final int FREQUENT = 50;
    static final double RARE = 0.005;
    static final double SMOOTHING = 20;

    private final Task task;
    private final LocalDate date;

    DefaultFeatures(Task task, LocalDate date) {
        this.task = task;
        this.date = date;
    }

    /// What must be known of the column.
    List<Measure> measures(String column, ColumnType type) {
        return switch (type) {
            case NUMBER -> Scale.bySkew(column).measures();
            case CATEGORY -> List.of(new Measure.Levels(column));
            case DATE -> {
                List<Measure> measures = new ArrayList<>(age(column).measures());
                measures.add(Measure.date(column));
                yield measures;
            }
            case TEXT -> List.of();
        };
    }

    /// None of a column that does not vary.
    List<Feature> of(String column, ColumnType type, Measured rows) {
        return switch (type) {
            case NUMBER -> number(column, rows);
            case CATEGORY -> category(column, rows);
            case DATE -> date(column, rows);
            case TEXT -> List.of();
        };
    }

    private static List<Feature> number(String column, Measured rows) {
        List<Feature> features = new ArrayList<>();
        if (varies(rows.of(Measure.number(column)))) {
            features.add(Feature.of(Plain.of(column), rows, Audience.TREES));
            features.add(Feature.of(Scale.bySkew(column), rows, Audience.LINEAR));
            features.addAll(indicator(column, Measure.number(column), rows));
        }
        return features;
    }

    private List<Feature> category(String column, Measured rows) {
        ColumnStatistics statistics = rows.of(new Measure.Levels(column));
        Levels levels = statistics.levels();
        if (levels.size() == 0 || (levels.size() == 1 && statistics.missing().count() == 0)) {
            return List.of();
        }
        if (levels.size() <= FEW) {
            return List.of(Feature.of(oneHot(column, FEW), rows, Audience.ALL));
        }
        Unfitted mean = TargetEncode.of(new FeatureSpec.TargetEncode(column, SMOOTHING), task);
        return List.of(
                Feature.of(mean, rows, Audience.ALL),
                Feature.of(Frequency.of(column), rows, Audience.ALL),
                Feature.of(oneHot(column, FREQUENT), rows, Audience.LINEAR));
    }

    private static Unfitted oneHot(String column, int most) {
        return OneHot.of(new FeatureSpec.OneHot(column, most, RARE));
    }

    private List<Feature> date(String column, Measured rows) {
        List<Feature> features = new ArrayList<>();
        if (varies(rows.of(Measure.date(column)))) {
            List<FeatureSpec.DateParts.Part> all = List.of(FeatureSpec.DateParts.Part.values());
            Unfitted parts = DateParts.of(new FeatureSpec.DateParts(column, all));
            features.add(Feature.of(parts, rows, Audience.ALL));
            features.add(Feature.of(age(column), rows, Audience.TREES));
            features.addAll(indicator(column, Measure.date(column), rows));
        }
        return features;
    }

    private Unfitted age(String column) {
        return Age.of(new FeatureSpec.Age(column, null), date);
    }

    private static List<Feature> indicator(String column, Measure measure, Measured rows) {
        return rows.of(measure).missing().count() == 0
                ? List.of()
                : List.of(Feature.of(MissingIndicator.of(column), rows, Audience.ALL));
    }

    /// Whether there are two numbers, or one and missing cells.
    private static boolean varies(ColumnStatistics statistics) {
        Moments moments = statistics.numbers().moments();
        return moments.count() > 0
                && (statistics.missing().count() > 0 || moments.min() != moments.max());
    }
}
