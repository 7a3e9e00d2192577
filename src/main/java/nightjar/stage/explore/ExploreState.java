package nightjar.stage.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nightjar.stage.explore.key.KeyHashes;

/// What is known of the data so far: per column, of the label, of pairs of numeric columns, of keys.
final class ExploreState {

    long rows;
    long rejected;
    Classes classes = new Classes();
    ColumnState label = new ColumnState();
    List<ColumnState> columns = new ArrayList<>();
    Correlations correlations = new Correlations();
    KeyHashes keys = new KeyHashes();

    /// How many units left their keys beside their state.
    int keyParts;

    ExploreState merge(ExploreState other) {
        int[] positions = classes.merge(other.classes);
        if (classes.tooMany()) {
            forgetClasses();
            other.forgetClasses();
        }
        rows += other.rows;
        rejected += other.rejected;
        label.merge(other.label, positions);
        for (int i = 0; i < other.columns.size(); i++) {
            if (i == columns.size()) {
                columns.add(new ColumnState());
            }
            columns.get(i).merge(other.columns.get(i), positions);
        }
        correlations.merge(other.correlations);
        keys.merge(other.keys);
        keyParts += other.keyParts;
        return this;
    }

    private void forgetClasses() {
        label.forgetClasses();
        columns.forEach(ColumnState::forgetClasses);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(rows);
        out.writeLong(rejected);
        classes.write(out);
        label.write(out);
        out.writeInt(columns.size());
        for (ColumnState column : columns) {
            column.write(out);
        }
        correlations.write(out);
        keys.write(out);
        out.writeInt(keyParts);
    }

    static ExploreState read(DataInput in) throws IOException {
        ExploreState state = new ExploreState();
        state.rows = in.readLong();
        state.rejected = in.readLong();
        state.classes = Classes.read(in);
        state.label = ColumnState.read(in);
        int columns = in.readInt();
        for (int i = 0; i < columns; i++) {
            state.columns.add(ColumnState.read(in));
        }
        state.correlations = Correlations.read(in);
        state.keys = KeyHashes.read(in);
        state.keyParts = in.readInt();
        return state;
    }
}
