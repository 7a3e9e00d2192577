package nightjar.stage.clean.split;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nightjar.engine.Inline;
import nightjar.pass.Dataset;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.ProjectSpec;
import nightjar.project.training.Holdout;
import nightjar.reading.CellReader;
import nightjar.reading.RowReader;
import nightjar.reading.TypedColumn;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.Profile;
import nightjar.table.Column;

/// Where hold-out and folds begin when they go by the order of a column: exact, in memory that does not grow with the rows. One pass over that
/// column for most data; more where its values lie close together in places (see [RankSearch]).
public final class OrderBoundaries {

    private OrderBoundaries() {}

    /// Ascending; empty where the hold-out goes by the key.
    ///
    /// @param profile of the source: where the column's values lie, so that the first look is the right one
    public static List<Double> of(ProjectSpec spec, RowSource source, Profile profile) {
        String column = spec.train().holdout().after();
        if (column == null) {
            return List.of();
        }
        Dataset narrow = Inline.over(source.only(List.of(column)));
        Values values = new Values(column, RowReader.of(spec).column(column));
        RankSearch search =
                new RankSearch(
                        lows(profile, column),
                        highs(profile, column),
                        size -> ranks(spec.train().holdout(), spec.train().folds(), size));
        while (!search.isOver()) {
            narrow.each(values::of, search::add);
            search.narrow();
        }
        return search.values();
    }

    /// Of `size` values in order the positions, from 0, at which a fold or the hold-out begins; `size` itself stands for nowhere.
    private static List<Long> ranks(Holdout holdout, int wanted, long size) {
        long training = Math.round(size * (1 - holdout.fraction()));
        int folds = Math.max(1, wanted);
        List<Long> ranks = new ArrayList<>();
        for (int fold = 1; fold <= folds && size > 0; fold++) {
            ranks.add(training * fold / folds);
        }
        return ranks;
    }

    private static double lows(Profile profile, String column) {
        return profile.column(column).map(found -> edge(found, true)).orElse(0.0);
    }

    private static double highs(Profile profile, String column) {
        return profile.column(column).map(found -> edge(found, false)).orElse(1.0);
    }

    private static double edge(ColumnProfile column, boolean low) {
        if (column.dates() instanceof ColumnProfile.Dates dates) {
            return Instant.parse(low ? dates.first() : dates.last()).toEpochMilli();
        }
        if (column.numbers() instanceof ColumnProfile.Numbers numbers) {
            return low ? numbers.min() : numbers.max();
        }
        return low ? 0 : 1;
    }

    /// The places of rows in the order, without those that have none.
    private record Values(String column, CellReader reader) {

        double[] of(SourceBatch batch) {
            Column cells = TypedColumn.of(batch.rows().column(column), reader).cells();
            return java.util.stream.IntStream.range(0, cells.size())
                    .mapToDouble(row -> SplitAssignment.order(cells, row))
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
        }
    }
}
