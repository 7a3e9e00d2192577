package nightjar.stage.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.pass.Fold;
import nightjar.pass.SourceBatch;
import nightjar.pass.StateBytes;
import nightjar.pass.UnitState;
import nightjar.project.ColumnSpec;
import nightjar.reading.CellReader;
import nightjar.reading.ColumnCells;
import nightjar.stage.explore.key.KeyHashes;
import nightjar.stage.explore.key.KeyParts;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Folds raw batches into statistics. The keys of a unit are left beside its state: that stays small however many rows there are.
final class ExploreFold implements Fold<ExploreState> {

    private final Exploration exploration;

    /// Null: there is none.
    private final @Nullable String key;

    private final List<String> names = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private final List<CellReader> readers = new ArrayList<>();
    private final @Nullable LabelReader label;
    private final @Nullable CellReader labelCells;

    /// @param source as the source has its columns
    ExploreFold(Schema source, Exploration exploration) {
        this.exploration = exploration;
        String named = exploration.key();
        this.key = named == null || !source.contains(named) ? null : named;
        for (int i = 0; i < source.size(); i++) {
            String name = source.fields().get(i).name();
            if (exploration.covers(name)) {
                names.add(name);
                positions.add(i);
                readers.add(reader(name));
            }
        }
        String column = exploration.labelColumn();
        boolean absent = column != null && !source.contains(column);
        label = absent ? null : exploration.label();
        labelCells = column == null ? null : reader(column);
    }

    private CellReader reader(String column) {
        ColumnSpec declared = exploration.columns().get(column);
        CellReader reader = CellReader.of(exploration.rules().column(column), declared);
        return column.equals(exploration.key()) ? reader.exact() : reader;
    }

    /// The columns looked at, in the order of the source.
    List<String> names() {
        return List.copyOf(names);
    }

    /// Per column of [#names()].
    List<CellReader> readers() {
        return List.copyOf(readers);
    }

    @Override
    public ExploreState empty() {
        return new ExploreState();
    }

    @Override
    public ExploreState fold(SourceBatch batch) {
        RecordBatch raw = batch.rows();
        ExploreState state = new ExploreState();
        state.rows = raw.rows();
        state.rejected = batch.rejected().size();
        if (raw.rows() == 0) {
            return state;
        }
        long seed = raw.record(0);
        LabelCells label = label(raw, state, seed);
        List<double @Nullable []> numbers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ColumnCells cells = ColumnCells.of(raw.column(positions.get(i)), readers.get(i));
            state.columns.add(ColumnState.of(cells, readers.get(i), label, seed));
            numbers.add(isNumeric(cells, readers.get(i)) ? cells.numbers() : null);
        }
        state.correlations = Correlations.of(numbers);
        state.keys = keys(raw);
        return state;
    }

    private static boolean isNumeric(ColumnCells cells, CellReader reader) {
        return reader.declared() == null ? cells.numeric() : reader.declared() == ColumnType.NUMBER;
    }

    private LabelCells label(RecordBatch raw, ExploreState state, long seed) {
        if (label == null) {
            return LabelCells.none(raw.rows());
        }
        CellReader cells = labelCells == null ? computed() : labelCells;
        Column column = label.read(raw);
        ColumnCells read = ColumnCells.of(column, cells);
        LabelCells found = LabelCells.of(read);
        state.classes = found.classes();
        state.label = ColumnState.of(read, cells, found, seed);
        return found;
    }

    private CellReader computed() {
        return CellReader.of(exploration.rules().column(""), ColumnSpec.of(ColumnType.NUMBER));
    }

    private KeyHashes keys(RecordBatch raw) {
        return key == null
                ? new KeyHashes()
                : KeyHashes.of(raw.column(key), exploration.rules().column(key), raw.records());
    }

    @Override
    public ExploreState merge(ExploreState left, ExploreState right) {
        return left.merge(right);
    }

    @Override
    public UnitState<ExploreState> close(ExploreState unit) {
        if (key == null) {
            return UnitState.alone(unit);
        }
        byte[] keys = unit.keys.take();
        unit.keyParts = 1;
        return new UnitState<>(unit, new TreeMap<>(Map.of(KeyParts.KEYS, keys)));
    }

    @Override
    public byte[] write(ExploreState state) {
        return StateBytes.of(state::write);
    }

    @Override
    public ExploreState read(byte[] bytes) {
        return StateBytes.read(bytes, "exploring", ExploreState::read);
    }
}
