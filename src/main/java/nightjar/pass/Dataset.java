package nightjar.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import nightjar.table.Schema;

/// Rows to be gone over from the first to the last: the caller says what is to be made of them, the engine behind it how and by whom. What comes of it is
/// the same with every engine, byte for byte.
public interface Dataset {

    Schema schema();

    /// Gives what `work` makes of each batch to `taker`, one after the other in the order of the rows.
    ///
    /// @param work called by several threads at once: no shared mutable state, no files, no clock
    <T> void each(Function<SourceBatch, T> work, Consumer<T> taker);

    /// The first batch, without a look at any other.
    Optional<SourceBatch> first();

    /// The state after the last unit; rows go where `outputs` says, unit by unit in their order.
    <S> S map(RowMap<S> map, Outputs outputs);

    /// The state after the last unit.
    default <S> S fold(Fold<S> fold) {
        return map(fold, Outputs.NONE);
    }

    /// What `work` makes of each batch, in the order of the rows.
    default <T> List<T> collect(Function<SourceBatch, T> work) {
        List<T> all = new ArrayList<>();
        each(work, all::add);
        return all;
    }

    /// Gives each key with its values to `taker`: the keys in their order, the values of each in that of the rows. Sorted outside of memory, which holds the
    /// values of one unit, then of one key.
    ///
    /// @param keyed what belongs to keys in a batch, in the order of its rows; called by several threads at once
    /// @param place within the store, for this alone
    default void group(
            Function<SourceBatch, List<Keyed>> keyed,
            String place,
            SideStore store,
            BiConsumer<String, List<String>> taker) {
        SortedUnits sorted = new SortedUnits(place, keyed);
        int units = map(sorted, new Outputs(PartSink.NONE, RejectedSink.NONE, store)).units();
        sorted.merge(store, units, taker);
    }

    /// Where goes what is made of rows beside the state.
    record Outputs(PartSink rows, RejectedSink rejected, SideSink beside) {

        /// Forgets it.
        public static final Outputs NONE =
                new Outputs(PartSink.NONE, RejectedSink.NONE, SideSink.NONE);
    }
}
