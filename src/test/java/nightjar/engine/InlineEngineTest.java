package nightjar.engine;

import java.util.function.Supplier;
import nightjar.pass.Dataset;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import nightjar.testing.RowEngine;

/// In the calling process, with five threads whatever the machine has.
class InlineEngineTest extends EngineContract {

    @Override
    RowEngine engine() {
        return new RowEngine() {
            @Override
            public <S> S map(
                    RowSource source, Supplier<? extends RowMap<S>> plan, Dataset.Outputs outputs) {
                return new Inline(source, 5).map(plan.get(), outputs);
            }
        };
    }
}
