package nightjar.stage.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nightjar.cell.Kind;
import nightjar.sketch.Distribution;
import nightjar.sketch.LabelGroups;
import nightjar.sketch.Level;
import nightjar.sketch.NumberSketch;
import nightjar.sketch.QuantileSketch;
import nightjar.stage.explore.ColumnProfile.Relation;
import nightjar.stage.explore.ColumnProfile.Relation.Basis;
import org.jspecify.annotations.Nullable;

/// How well one column alone tells the label.
final class RelationFindings {

    /// Numbers of at most so many distinct values are grouped by value.
    private static final int FEW_VALUES = 50;

    /// Bin edges lie at so many quantiles of each class, from the smallest value to the largest.
    private static final int QUANTILES = 20;

    private final ExploreState state;
    private final LabelProfile label;
    private final int positive;

    RelationFindings(ExploreState state, LabelProfile label) {
        this.state = state;
        this.label = label;
        String name = label.positive();
        this.positive = name == null ? -1 : state.classes.names().indexOf(name);
    }

    Relation of(ColumnState column) {
        return switch (label.kind()) {
            case BINARY, CLASSES -> classification(column);
            case REGRESSION -> regression(column);
            case UNSUITABLE -> new Relation(Basis.PRESENCE, null, null, null, null, null, null);
        };
    }

    private Relation classification(ColumnState column) {
        int classes = state.classes.size();
        boolean binary = label.kind() == LabelProfile.Kind.BINARY;
        if (classes < 2 || binary && positive < 0) {
            return new Relation(Basis.PRESENCE, null, null, null, null, correlation(column), null);
        }
        NumberSketch ordered = ordered(column);
        Basis basis = basis(column, ordered);
        List<Distribution> byClass = ordered == null ? List.of() : byClass(column, ordered);
        LabelGroups groups =
                switch (basis) {
                    case VALUES -> byValue(column);
                    case BINS -> byBin(column, byClass);
                    case PRESENCE -> byPresence(column);
                };
        double auc = binary ? groups.auc(positive) : groups.macroAuc();
        if (binary && classes == 2 && ordered != null) {
            auc = Math.max(auc, byOrder(column, byClass));
        }
        boolean exact =
                basis != Basis.BINS && ordered == null
                        || byClass.stream().allMatch(Distribution::exact);
        return new Relation(
                basis,
                orNull(auc),
                exact ? 0 : 2 * QuantileSketch.rankError(NumberSketch.CLASS_K),
                binary ? orNull(groups.informationValue(positive)) : null,
                orNull(groups.mutualInformation()),
                correlation(column),
                null);
    }

    /// The sketch by which the column has an order, or null if it has none.
    private static @Nullable NumberSketch ordered(ColumnState column) {
        if (column.types().rows(Kind.NUMBER) > 0) {
            return column.numbers();
        }
        return column.types().rows(Kind.DATE) > 0 ? column.dates() : null;
    }

    private static Basis basis(ColumnState column, @Nullable NumberSketch ordered) {
        boolean few = column.levels().exact() && column.levels().size() <= FEW_VALUES;
        if (ordered != null) {
            return few ? Basis.VALUES : Basis.BINS;
        }
        return column.levels().exact() ? Basis.VALUES : Basis.PRESENCE;
    }

    private LabelGroups byValue(ColumnState column) {
        LabelGroups groups = new LabelGroups(state.classes.size());
        column.levels().byFrequency().forEach(level -> groups.add(rows(level.getValue())));
        groups.add(rows(column.missing()));
        return groups;
    }

    private LabelGroups byPresence(ColumnState column) {
        LabelGroups groups = new LabelGroups(state.classes.size());
        long[] missing = rows(column.missing());
        long[] present = rows(state.label.levels().byFrequency());
        for (int i = 0; i < present.length; i++) {
            present[i] -= missing[i];
        }
        groups.add(present);
        groups.add(missing);
        return groups;
    }

    private LabelGroups byBin(ColumnState column, List<Distribution> byClass) {
        TreeSet<Double> edges = new TreeSet<>();
        for (Distribution distribution : byClass) {
            for (int i = 0; i <= QUANTILES && distribution.total() > 0; i++) {
                edges.add(distribution.quantile((double) i / QUANTILES));
            }
        }
        LabelGroups groups = new LabelGroups(state.classes.size());
        long[] before = new long[byClass.size()];
        for (double edge : edges) {
            long[] rows = new long[byClass.size()];
            for (int i = 0; i < rows.length; i++) {
                long below = byClass.get(i).atOrBelow(edge);
                rows[i] = below - before[i];
                before[i] = below;
            }
            groups.add(rows);
        }
        long[] missing = rows(column.missing());
        long[] others = rows(state.label.levels().byFrequency());
        for (int i = 0; i < others.length; i++) {
            others[i] -= missing[i] + before[i];
        }
        groups.add(missing);
        groups.add(others);
        return groups;
    }

    private long[] rows(List<Map.Entry<String, Level>> levels) {
        Level sum = new Level();
        levels.forEach(level -> sum.merge(level.getValue(), Level.SAME));
        return rows(sum);
    }

    private long[] rows(Level level) {
        long[] rows = new long[state.classes.size()];
        Arrays.setAll(rows, level::ofClass);
        return rows;
    }

    /// Per class how its numbers are distributed; exact while every value of the column is known.
    private List<Distribution> byClass(ColumnState column, NumberSketch ordered) {
        List<Distribution> byClass = new ArrayList<>();
        boolean known =
                ordered == column.numbers()
                        && column.levels().exact()
                        && column.types().rows(Kind.NUMBER) == column.types().present();
        for (int position = 0; position < state.classes.size(); position++) {
            byClass.add(
                    known
                            ? ColumnFindings.distribution(column.levels(), position)
                            : ordered.ofClass(position).distribution());
        }
        return byClass;
    }

    /// The area under the ROC curve if rows are ordered by their number, up or down, missing ones at the better end; 0.5 to 1.
    private double byOrder(ColumnState column, List<Distribution> byClass) {
        Distribution positives = byClass.get(positive);
        Distribution negatives = byClass.get(1 - positive);
        double missingPositives = column.missing().ofClass(positive);
        double missingNegatives = column.missing().ofClass(1 - positive);
        double p = positives.total() / (positives.total() + missingPositives);
        double n = negatives.total() / (negatives.total() + missingNegatives);
        double above =
                positives.total() == 0 || negatives.total() == 0 ? 0.5 : positives.above(negatives);
        double present = p * n * Math.max(above, 1 - above);
        return present + Math.max((1 - p) * n, p * (1 - n)) + (1 - p) * (1 - n) / 2;
    }

    private Relation regression(ColumnState column) {
        Double correlation = correlation(column);
        double line = correlation == null ? 0 : correlation * correlation;
        double total = state.label.numbers().moments().squares();
        if (total <= 0) {
            return new Relation(Basis.VALUES, null, null, null, null, null, null);
        }
        Basis basis = column.levels().exact() ? Basis.VALUES : Basis.PRESENCE;
        double means = basis == Basis.VALUES ? explained(column) / total : 0;
        return new Relation(
                basis, null, null, null, null, correlation, Math.min(1, Math.max(line, means)));
    }

    /// The sum of squares of the labels between the values of the column.
    private double explained(ColumnState column) {
        double mean = state.label.numbers().moments().mean();
        List<Level> levels = new ArrayList<>();
        column.levels().byFrequency().forEach(level -> levels.add(level.getValue()));
        levels.add(column.missing());
        Level small = new Level();
        double squares = 0;
        for (Level level : levels) {
            if (level.labels() >= LabelGroups.SMALLEST) {
                squares += between(level, mean);
            } else {
                small.merge(level, Level.SAME);
            }
        }
        return squares + between(small, mean);
    }

    private static double between(Level level, double mean) {
        double distance = level.labels() == 0 ? 0 : level.labelSum() / level.labels() - mean;
        return level.labels() * distance * distance;
    }

    private static @Nullable Double correlation(ColumnState column) {
        NumberSketch ordered = ordered(column);
        return ordered == null ? null : orNull(ordered.withLabel().correlation());
    }

    static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
