package nightjar.stage.clean;

/// Drops rows in which an expression is not true. A row of which it cannot be told is dropped too, but not for a fault that keeps it from being
/// told.
record FilterRule(Expressions.Compiled condition) implements RowRule {

    @Override
    public void work(RowsInWork rows) {
        String reason = CleanCounts.FILTER + condition.text();
        double[] holds = condition.of(rows);
        for (int row = 0; row < holds.length; row++) {
            if (holds[row] == 0) {
                rows.reasons().drop(row, reason);
            } else if (holds[row] != 1) {
                rows.reasons().setAside(row, reason, reason);
            }
        }
    }
}
