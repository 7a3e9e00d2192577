package nightjar.pass;

import java.util.List;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// An aggregate over all rows, such as statistics: a map that hands on no rows.
///
/// @param <S> the state
public interface Fold<S> extends RowMap<S> {

    /// Not an empty selection of the rows, which would keep the texts of the batch in memory until the unit is merged.
    RecordBatch NO_ROWS =
            new RecordBatch(new Schema(List.of()), List.of(), new long[0], new long[0]);

    /// The state of this batch alone. Called by several threads at once: no shared mutable state, no files, no clock.
    S fold(SourceBatch batch);

    @Override
    default Mapped<S> map(SourceBatch batch) {
        S state = fold(batch);
        return new Mapped<>(NO_ROWS, batch.rejected(), state);
    }
}
