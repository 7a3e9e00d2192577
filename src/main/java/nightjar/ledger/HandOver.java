package nightjar.ledger;

import java.util.function.Function;
import java.util.function.Supplier;

/// What one step hands to a later one: an artifact of this run, read when it is asked for, or what follows from it.
///
/// @param artifact the name of it in the run folder
public record HandOver<T>(String artifact, Supplier<T> reading) implements Supplier<T> {

    @Override
    public T get() {
        return reading.get();
    }

    /// What follows from the same artifact.
    public <R> HandOver<R> then(Function<T, R> next) {
        return new HandOver<>(artifact, () -> next.apply(get()));
    }
}
