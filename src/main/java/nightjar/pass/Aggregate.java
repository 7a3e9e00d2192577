package nightjar.pass;

/// A state that is gathered over batches: made per batch, merged in the order of the input, saved with every chunk. Merging must be
/// deterministic, and `read(write(state))` must behave exactly as `state`: then a pass that was killed and restarted ends in the same
/// bytes as one that was not, on any number of cores.
///
/// @param <S> the state; treated as immutable by the engine, `merge` may reuse its left argument
public interface Aggregate<S> {

    /// The state before the first batch.
    S empty();

    /// The state of `left` followed by `right`.
    S merge(S left, S right);

    byte[] write(S state);

    S read(byte[] bytes);
}
