package nightjar.stage.explore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.cell.DateForms;
import nightjar.cell.Kind;
import nightjar.cell.NumberText;
import nightjar.reading.CellReader;
import nightjar.sketch.DistinctSketch;
import nightjar.sketch.Distribution;
import nightjar.sketch.Level;
import nightjar.sketch.Levels;
import nightjar.sketch.Moments;
import nightjar.sketch.NumberSketch;
import nightjar.sketch.QuantileSketch;
import nightjar.stage.explore.ColumnProfile.Bin;
import nightjar.stage.explore.ColumnProfile.Dates;
import nightjar.stage.explore.ColumnProfile.Distinct;
import nightjar.stage.explore.ColumnProfile.Frequent;
import nightjar.stage.explore.ColumnProfile.Numbers;
import nightjar.stage.explore.ColumnProfile.Quantile;
import nightjar.stage.explore.ColumnProfile.Relation;
import nightjar.stage.explore.ColumnProfile.Shares;
import nightjar.stage.explore.ColumnProfile.TextLengths;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// Turns the state of one column into its profile.
final class ColumnFindings {

    private static final double[] SHARES = {
        0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999
    };
    private static final int MOST_BINS = 20;
    private static final int MOST_FREQUENT = 20;

    /// All values are listed where there are no more.
    private static final int ALL_OF_FEW = 50;

    private static final double NEAR_CONSTANT = 0.995;

    private final ColumnState state;
    private final CellReader reader;

    ColumnFindings(ColumnState state, CellReader reader) {
        this.state = state;
        this.reader = reader;
    }

    /// @param unique known to be so or not; null: to be judged by the sketch
    ColumnProfile profile(String name, @Nullable Boolean unique, @Nullable Relation relation) {
        Distinct distinct = distinct();
        ColumnType declared = reader.declared();
        ColumnType type = declared == null ? TypeFinding.of(state, distinct) : declared;
        return new ColumnProfile(
                name,
                type,
                declared != null,
                state.types().present(),
                state.missing().count(),
                unreadable(type),
                state.markers(),
                distinct,
                shares(),
                state.numbers().moments().count() == 0 ? null : numbers(),
                dates(),
                state.lengths().count() == 0 ? null : lengths(),
                frequent(),
                constant(distinct),
                nearConstant(),
                unique == null ? looksUnique(distinct) : unique,
                relation);
    }

    private Distinct distinct() {
        if (state.levels().exact()) {
            long size = state.levels().size();
            return new Distinct(size, size, size, true);
        }
        double estimate = state.distinct().estimate();
        double error = DistinctSketch.relativeError();
        long present = state.types().present();
        return new Distinct(
                Math.min(present, Math.round(estimate)),
                (long) Math.floor(Math.min(present, estimate / (1 + error))),
                (long) Math.ceil(Math.min(present, estimate / (1 - error))),
                false);
    }

    private long unreadable(ColumnType type) {
        return switch (type) {
            case NUMBER -> state.types().present() - state.types().rows(Kind.NUMBER);
            case DATE -> state.types().present() - dateRows();
            case CATEGORY, TEXT -> 0;
        };
    }

    private long dateRows() {
        int best = state.dateForms().best();
        return best < 0 ? 0 : state.dateForms().rows(best);
    }

    private Shares shares() {
        double present = Math.max(1, state.types().present());
        return new Shares(
                state.types().rows(Kind.NUMBER) / present,
                state.types().rows(Kind.DATE) / present,
                state.types().rows(Kind.BOOLEAN) / present,
                state.types().rows(Kind.TEXT) / present);
    }

    private Numbers numbers() {
        Moments moments = state.numbers().moments();
        Distribution distribution = distribution();
        List<Quantile> quantiles = new ArrayList<>();
        for (double share : SHARES) {
            quantiles.add(new Quantile(share, distribution.quantile(share)));
        }
        return new Numbers(
                moments.count(),
                moments.min(),
                moments.max(),
                moments.mean(),
                RelationFindings.orNull(moments.standardDeviation()),
                RelationFindings.orNull(moments.skew()),
                (double) state.types().whole() / moments.count(),
                state.types().decimals(),
                quantiles,
                distribution.exact() ? 0 : QuantileSketch.rankError(NumberSketch.K),
                histogram(distribution, moments));
    }

    /// Exact while every value of the column is known, else as the sketch tells it.
    private Distribution distribution() {
        boolean known =
                state.levels().exact()
                        && state.types().rows(Kind.NUMBER) == state.types().present();
        return known ? distribution(state.levels(), -1) : state.numbers().all().distribution();
    }

    /// The distribution of numbers that are all among the levels.
    ///
    /// @param position of a class; negative: of all rows
    static Distribution distribution(Levels levels, int position) {
        List<Map.Entry<String, Level>> entries = levels.byFrequency();
        double[] values = new double[entries.size()];
        long[] weights = new long[entries.size()];
        for (int i = 0; i < values.length; i++) {
            Level level = entries.get(i).getValue();
            values[i] = NumberText.parse(entries.get(i).getKey());
            weights[i] = position < 0 ? level.count() : level.ofClass(position);
        }
        return Distribution.of(values, weights, true);
    }

    private List<Bin> histogram(Distribution distribution, Moments moments) {
        double from = moments.min();
        double width = moments.max() - from;
        boolean few = state.types().whole() == moments.count() && width < MOST_BINS;
        int bins = width == 0 ? 1 : few ? (int) width + 1 : MOST_BINS;
        // Bins of few whole numbers are one wide: each number has its own.
        double step = few ? 1 : width / bins;
        List<Bin> histogram = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < bins; i++) {
            boolean last = i == bins - 1;
            double to = last && !few ? moments.max() : from + (i + 1) * step;
            long below = last ? distribution.total() : distribution.atOrBelow(Math.nextDown(to));
            histogram.add(new Bin(from + i * step, to, below - before));
            before = below;
        }
        return histogram;
    }

    private @Nullable Dates dates() {
        DateForms forms = state.dateForms();
        int best = forms.best();
        if (best < 0) {
            return null;
        }
        return new Dates(
                best < reader.patterns().size() ? reader.patterns().get(best).format() : null,
                forms.ambiguous(),
                forms.rows(best),
                Instant.ofEpochMilli(forms.first(best)).toString(),
                Instant.ofEpochMilli(forms.last(best)).toString());
    }

    private TextLengths lengths() {
        return new TextLengths(
                state.lengths().min(), state.lengths().max(), state.lengths().mean());
    }

    private Frequent frequent() {
        boolean few = state.levels().exact() && state.levels().size() <= ALL_OF_FEW;
        List<Frequent.Value> values =
                state.levels().byFrequency().stream()
                        .limit(few ? ALL_OF_FEW : MOST_FREQUENT)
                        .map(level -> new Frequent.Value(level.getKey(), level.getValue().count()))
                        .toList();
        return new Frequent(values, state.levels().error());
    }

    private boolean constant(Distinct distinct) {
        return distinct.estimate() == 0
                || distinct.exact() && distinct.estimate() == 1 && state.missing().count() == 0;
    }

    private boolean nearConstant() {
        long most = Math.max(state.missing().count(), mostFrequent());
        return most >= NEAR_CONSTANT * (state.types().present() + state.missing().count());
    }

    private long mostFrequent() {
        return state.levels().byFrequency().stream()
                .mapToLong(level -> level.getValue().count())
                .findFirst()
                .orElse(0);
    }

    private boolean looksUnique(Distinct distinct) {
        return state.missing().count() == 0
                && distinct.upper() >= state.types().present()
                && mostFrequent() <= 1;
    }
}
