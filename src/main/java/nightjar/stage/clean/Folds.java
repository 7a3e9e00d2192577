package nightjar.stage.clean;

import java.util.List;
import nightjar.project.ProjectSpec;
import nightjar.stage.clean.split.SplitAssignment;
import nightjar.table.Column;
import org.jspecify.annotations.Nullable;

/// Deals training rows to the hold-out and to folds, by their key or by the order of a column; rows without a place in it are set aside.
///
/// @param after the column whose order they go by; null: by the key
/// @param key null: by the record number
record Folds(SplitAssignment deal, @Nullable String after, @Nullable String key) {

    static Folds of(ProjectSpec spec, List<Double> boundaries) {
        SplitAssignment deal =
                new SplitAssignment(spec.train().holdout(), spec.train().folds(), boundaries);
        return new Folds(deal, spec.train().holdout().after(), spec.data().key());
    }

    /// Per row its fold, or [CleanColumns#HOLDOUT].
    double[] of(RowsInWork rows) {
        return after == null ? byKey(rows) : byOrder(rows, after);
    }

    private double[] byKey(RowsInWork rows) {
        Column keys = key == null ? null : rows.column(key);
        double[] folds = new double[rows.size()];
        for (int row = 0; row < folds.length; row++) {
            folds[row] =
                    deal.ofKey(
                            keys == null
                                    ? Long.toString(rows.before().record(row))
                                    : keys.text(row));
        }
        return folds;
    }

    private double[] byOrder(RowsInWork rows, String column) {
        Column places = rows.column(column);
        double[] folds = new double[rows.size()];
        for (int row = 0; row < folds.length; row++) {
            double place = SplitAssignment.order(places, row);
            if (Double.isNaN(place)) {
                rows.reasons()
                        .reject(
                                row,
                                column + ": missing",
                                column + ": missing, and hold-out and folds go by it");
            }
            folds[row] = deal.ofOrder(place);
        }
        return folds;
    }
}
