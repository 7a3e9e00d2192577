package nightjar.pass;

/// A state that is gathered over batches: made per batch, merged in the order that [UnitState] says, saved with every unit. Merging must be
/// deterministic, and `read(write(state))` must behave exactly as `state`: then a pass that was killed and restarted, or was worked on by many,
/// ends in the same bytes as one that was not.
///
/// @param <S> the state; treated as immutable by the engine, `merge` may reuse both its arguments
public interface Aggregate<S> {

    /// The state before the first unit.
    S empty();

    /// The state of `left` followed by `right`.
    S merge(S left, S right);

    /// The state of a whole unit, apart from what is too large to be gathered over all of them. Called once per unit, between merging its batches and
    /// merging it with those before.
    default UnitState<S> close(S unit) {
        return UnitState.alone(unit);
    }

    byte[] write(S state);

    S read(byte[] bytes);
}
