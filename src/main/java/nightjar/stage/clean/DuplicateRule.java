package nightjar.stage.clean;

/// Sets rows aside whose key another row has, which stays.
record DuplicateRule(CleanPlan.DroppedRecords duplicates) implements RowRule {

    @Override
    public void work(RowsInWork rows) {
        for (int row = 0; row < rows.size(); row++) {
            if (duplicates.drops(rows.before().record(row))) {
                rows.reasons()
                        .setAside(row, "duplicate key", "duplicate key: another row with it stays");
            }
        }
    }
}
