package nightjar.engine;

/// An aggregate that a step can save with every chunk and go on with, such as statistics.
///
/// @param <S> the state
public interface Fold<S> extends Aggregate<S>, Tally<S> {

    @Override
    S empty();

    @Override
    S merge(S left, S right);
}
