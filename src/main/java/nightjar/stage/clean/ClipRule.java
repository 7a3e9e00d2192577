package nightjar.stage.clean;

import nightjar.project.training.CleanRule;
import nightjar.table.NumberColumn;

/// Sets numbers outside the bounds to the nearer bound.
record ClipRule(CleanRule.Clip rule) implements RowRule {

    @Override
    public void work(RowsInWork rows) {
        double[] values = ((NumberColumn) rows.column(rule.column())).values().clone();
        double min = rule.min() == null ? Double.NEGATIVE_INFINITY : rule.min();
        double max = rule.max() == null ? Double.POSITIVE_INFINITY : rule.max();
        long count = 0;
        for (int row = 0; row < values.length; row++) {
            if (values[row] < min || values[row] > max) {
                values[row] = values[row] < min ? min : max;
                count++;
            }
        }
        rows.change("clip", rule.column(), new NumberColumn(values), count);
    }
}
