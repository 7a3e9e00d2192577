package nightjar.pass;

/// A change of rows, batch by batch, that keeps the order and counts what it did.
///
/// @param <S> what is counted
public interface RowMap<S> extends Aggregate<S> {

    /// The rows to hand on, the rows set aside and the counts of this batch alone. Called by several threads at once: no shared
    /// mutable state, no files, no clock. Rows in = rows out + rows rejected.
    Mapped<S> map(SourceBatch batch);
}
