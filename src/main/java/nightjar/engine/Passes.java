package nightjar.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import nightjar.pass.Fold;
import nightjar.pass.PartSink;
import nightjar.pass.RejectedSink;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import org.springframework.batch.core.step.Step;

/// Makes restartable steps of folds, row maps and lists of work.
///
/// Every step keeps the same promises. Position, state and counters are saved in the chunk's own transaction, together with the
/// confirmation that this process still holds the run. What is written outside the database is written before that transaction commits,
/// under a name that a repetition writes again. `finish` runs after the last chunk and before the step is complete; it is repeated
/// if the process dies in between. Suppliers are asked when the step begins, not when it is built.
public interface Passes {

    /// A step that folds every batch of a source into one state.
    <S> Step fold(
            String name, Supplier<RowSource> source, Supplier<Fold<S>> fold, Consumer<S> finish);

    /// A step that maps every batch of a source and writes the rows out as numbered parts, one per unit.
    ///
    /// @param rows where the rows handed on go
    /// @param rejected where rejected rows go
    <S> Step map(
            String name,
            Supplier<RowSource> source,
            Supplier<RowMap<S>> map,
            PartSink rows,
            RejectedSink rejected,
            Consumer<S> finish);

    /// A step that works on a list of items one after the other, each in a chunk of its own.
    ///
    /// @param unit what the items are called in the plural; empty where there is nothing to count
    /// @param items the same list at every attempt
    /// @param work makes the outcome of an item; runs outside the transaction
    /// @param keep stores an outcome; runs inside the transaction, may be repeated
    <I, O> Step each(
            String name,
            String unit,
            Supplier<List<I>> items,
            Function<I, O> work,
            Consumer<O> keep,
            Runnable finish);

    /// A step that does one short thing, such as a decision, which may be repeated.
    Step once(String name, Runnable work);
}
