package nightjar.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nightjar.pass.BatchReader;
import nightjar.pass.Dataset;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.pass.Unit;
import nightjar.pass.UnitState;
import nightjar.pass.WorkedBatch;
import nightjar.pass.WorkedUnit;

/// The engine that the others are held against: one thread, one loop.
public final class PlainLoop implements RowEngine {

    @Override
    public <S> S map(
            RowSource source, Supplier<? extends RowMap<S>> plan, Dataset.Outputs outputs) {
        RowMap<S> map = plan.get();
        S state = map.empty();
        long written = 0;
        try (BatchReader reader = source.open(null)) {
            int number = 0;
            for (List<WorkedBatch<S>> batches = unit(reader, map);
                    !batches.isEmpty();
                    batches = unit(reader, map)) {
                WorkedUnit<S> unit = new WorkedUnit<>(batches);
                outputs.rows().write(number, unit.rows());
                outputs.rejected().write(number, unit.rejected(), unit.before(written));
                UnitState<S> closed = unit.state(map);
                closed.leave(number, outputs.beside());
                state = closed.after(map, state);
                written += unit.written();
                number++;
            }
        }
        return state;
    }

    /// What is made of the batches of the next unit; none at the end.
    public static <S> List<WorkedBatch<S>> unit(BatchReader reader, RowMap<S> map) {
        List<WorkedBatch<S>> batches = new ArrayList<>();
        Unit.Ends ends = new Unit.Ends();
        for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
            batches.add(WorkedBatch.of(map, batch));
            if (ends.isLast(batch.endsUnit())) {
                break;
            }
        }
        return batches;
    }
}
