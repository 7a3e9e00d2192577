package nightjar.stage.features;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import nightjar.model.Task;
import nightjar.pass.Fold;
import nightjar.pass.SourceBatch;
import nightjar.stage.clean.CleanColumns;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// Gathers statistics of the training rows.
final class FeatureFold implements Fold<FeatureState> {

    private final List<Preparation> preparations;
    private final List<Measure> measures;
    private final Task task;
    private final int folds;

    /// A number or category to be measured.
    sealed interface Measure {
        String name();

        /// What it reads; no other column need be there.
        Collection<String> columns();

        /// A number in each row, NaN where missing.
        record Number(String name, Collection<String> columns, Reading reading)
                implements Measure {}

        /// The levels of a category column.
        record Levels(String name) implements Measure {
            @Override
            public Collection<String> columns() {
                return List.of(name);
            }
        }
    }

    /// Reads a number of every row.
    interface Reading {
        double[] of(RecordBatch rows);
    }

    FeatureFold(List<Preparation> preparations, List<Measure> measures, Task task, int folds) {
        this.preparations = List.copyOf(preparations);
        this.measures = List.copyOf(measures);
        this.task = task;
        this.folds = Math.max(1, folds);
    }

    static Reading number(String column) {
        return rows -> ((NumberColumn) rows.column(column)).values();
    }

    static Reading date(String column) {
        return rows -> {
            DateColumn dates = (DateColumn) rows.column(column);
            double[] millis = new double[rows.rows()];
            for (int row = 0; row < millis.length; row++) {
                millis[row] = dates.isMissing(row) ? Double.NaN : dates.get(row);
            }
            return millis;
        };
    }

    @Override
    public FeatureState fold(SourceBatch batch) {
        RecordBatch rows = Prepared.of(preparations, batch.rows());
        FeatureState state = new FeatureState(new TreeMap<>(), new TreeMap<>(), rows.rows());
        for (Measure measure : measures) {
            switch (measure) {
                case Measure.Number number -> {
                    NumberStatistics statistics =
                            new NumberStatistics(rows.rows() == 0 ? 0 : rows.record(0));
                    statistics.add(number.reading().of(rows));
                    state.numbers().put(number.name(), statistics);
                }
                case Measure.Levels levels ->
                        state.levels().put(levels.name(), levels(rows, levels.name()));
            }
        }
        return state;
    }

    private LevelStatistics levels(RecordBatch rows, String column) {
        TextColumn cells = (TextColumn) rows.column(column);
        double[] fold = ((NumberColumn) rows.column(CleanColumns.FOLD)).values();
        double[] labels = ((NumberColumn) rows.column(CleanColumns.LABEL)).values();
        LevelStatistics statistics = new LevelStatistics(folds, task.outputs());
        statistics.add(cells, fold, labels);
        return statistics;
    }

    @Override
    public FeatureState empty() {
        return FeatureState.empty();
    }

    @Override
    public FeatureState merge(FeatureState left, FeatureState right) {
        right.numbers()
                .forEach(
                        (name, statistics) -> {
                            NumberStatistics own = left.numbers().putIfAbsent(name, statistics);
                            if (own != null) {
                                own.merge(statistics);
                            }
                        });
        right.levels()
                .forEach(
                        (name, statistics) -> {
                            LevelStatistics own = left.levels().putIfAbsent(name, statistics);
                            if (own != null) {
                                own.merge(statistics);
                            }
                        });
        return new FeatureState(left.numbers(), left.levels(), left.rows() + right.rows());
    }

    @Override
    public byte[] write(FeatureState state) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(state.rows());
            out.writeInt(state.numbers().size());
            for (var number : state.numbers().entrySet()) {
                out.writeUTF(number.getKey());
                number.getValue().write(out);
            }
            out.writeInt(state.levels().size());
            for (var level : state.levels().entrySet()) {
                out.writeUTF(level.getKey());
                level.getValue().write(out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FeatureState read(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            long rows = in.readLong();
            FeatureState state = new FeatureState(new TreeMap<>(), new TreeMap<>(), rows);
            for (int left = in.readInt(); left > 0; left--) {
                state.numbers().put(in.readUTF(), NumberStatistics.read(in));
            }
            for (int left = in.readInt(); left > 0; left--) {
                state.levels().put(in.readUTF(), LevelStatistics.read(in));
            }
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
