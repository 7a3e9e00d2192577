package nightjar.pass;

/// An aggregate over all rows, such as statistics.
///
/// @param <S> the state
public interface Fold<S> extends Aggregate<S> {

    /// The state of this batch alone. Called by several threads at once: no shared mutable state, no files, no clock.
    S fold(SourceBatch batch);
}
