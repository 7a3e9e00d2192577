package nightjar.engine;

import nightjar.source.SourceBatch;

/// What is known of all rows of a source: made per batch, merged in the order of the input. Merging must be deterministic, so that the same
/// rows give the same bytes on any number of cores.
///
/// @param <S> the state; `merge` may reuse its left argument
public interface Aggregate<S> {

    /// The state of this batch alone. Called by several threads at once: no shared mutable state, no files, no clock.
    S fold(SourceBatch batch);

    /// The state before the first batch.
    S empty();

    /// The state of `left` followed by `right`.
    S merge(S left, S right);
}
