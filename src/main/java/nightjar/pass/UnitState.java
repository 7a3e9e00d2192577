package nightjar.pass;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was gathered over one [Unit], and the one order in which states come together: the batches of a unit in theirs, then the units in theirs.
/// Sums of floating-point numbers and samples depend on that order, so it depends on nothing but fixed places in the source: not on cores, memory
/// or splits, nor on who works on a unit and when.
///
/// @param state without what stands beside it
/// @param beside per place the bytes that the unit leaves there, as a file of the unit; the same however often the unit is done
public record UnitState<S>(S state, SortedMap<String, byte[]> beside) {

    public UnitState {
        beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
    }

    /// A state that leaves nothing beside it.
    public static <S> UnitState<S> alone(S state) {
        return new UnitState<>(state, Collections.emptySortedMap());
    }

    /// Of the states of the unit's batches, in their order; at least one.
    public static <S> UnitState<S> of(Aggregate<S> aggregate, List<S> batches) {
        S whole = batches.getFirst();
        for (S batch : batches.subList(1, batches.size())) {
            whole = aggregate.merge(whole, batch);
        }
        return aggregate.close(whole);
    }

    /// Writes down what the unit leaves beside it.
    ///
    /// @param unit its number
    public void leave(int unit, SideSink sink) {
        beside.forEach((place, bytes) -> sink.write(place, unit, bytes));
    }

    /// The state of all units before this one, and of this one.
    public S after(Aggregate<S> aggregate, S before) {
        return aggregate.merge(before, state);
    }
}
