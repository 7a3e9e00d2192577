package nightjar.testing;

import java.util.function.Supplier;
import nightjar.pass.Dataset;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;

/// An engine, as its contract asks it.
public interface RowEngine {

    /// The state after the last unit.
    ///
    /// @param plan makes the same map whenever it is asked, as somebody else would who was told how
    <S> S map(RowSource source, Supplier<? extends RowMap<S>> plan, Dataset.Outputs outputs);
}
