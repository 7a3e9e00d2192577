package nightjar.engine;

import java.util.function.Consumer;
import java.util.function.Supplier;
import nightjar.source.PartSink;
import nightjar.source.RowSource;
import org.springframework.batch.core.step.Step;

/// Makes restartable steps of folds and row maps.
public interface Passes {

    /// A step that folds every batch of a source into one state.
    ///
    /// @param source opened when the step begins, at the last committed position
    /// @param finish gets the whole state after the last batch; repeated if the step is restarted at its very end
    <S> Step fold(
            String name, Supplier<RowSource> source, Supplier<Fold<S>> fold, Consumer<S> finish);

    /// A step that maps every batch of a source and writes the rows out as numbered parts, one per committed chunk.
    ///
    /// @param sink of the rows handed on
    /// @param rejected name of the file in the run folder for rejected rows
    <S> Step map(
            String name,
            Supplier<RowSource> source,
            Supplier<RowMap<S>> map,
            PartSink sink,
            String rejected,
            Consumer<S> finish);

    /// A step that does one short thing, such as a decision, which may be repeated.
    Step once(String name, Runnable work);
}
