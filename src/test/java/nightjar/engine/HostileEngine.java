package nightjar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import nightjar.pass.BatchReader;
import nightjar.pass.Dataset;
import nightjar.pass.Mapped;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.pass.Unit;
import nightjar.pass.UnitState;
import nightjar.pass.WorkedBatch;
import nightjar.pass.WorkedUnit;
import nightjar.testing.PlainLoop;
import nightjar.testing.RowEngine;

/// An engine that does whatever engines may do: units in any order, by several workers, some twice, each by a map of its own, and no state leaves where it was
/// made but as bytes.
record HostileEngine(int workers, long seed) implements RowEngine {

    /// A unit as it comes back from where it was worked on.
    private record Done<S>(
            int number, WorkedUnit<S> unit, byte[] state, SortedMap<String, byte[]> beside) {}

    @Override
    public <S> S map(
            RowSource source, Supplier<? extends RowMap<S>> plan, Dataset.Outputs outputs) {
        Map<Integer, Done<S>> units = new TreeMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            for (Future<Done<S>> future : pool.invokeAll(tasks(source, plan))) {
                Done<S> done = future.get();
                Done<S> former = units.put(done.number(), done);
                if (former != null) {
                    assertThat(done.state())
                            .as("unit %s again", done.number())
                            .isEqualTo(former.state());
                }
                outputs.rows().write(done.number(), done.unit().rows());
                done.beside()
                        .forEach(
                                (place, bytes) ->
                                        outputs.beside().write(place, done.number(), bytes));
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return total(units, plan, outputs);
    }

    private <S> List<Callable<Done<S>>> tasks(
            RowSource source, Supplier<? extends RowMap<S>> plan) {
        List<Unit> order = new ArrayList<>(units(source));
        Random random = new Random(seed);
        for (Unit unit : List.copyOf(order)) {
            if (random.nextInt(3) == 0) {
                order.add(unit);
            }
        }
        Collections.shuffle(order, random);
        List<Callable<Done<S>>> tasks = new ArrayList<>();
        order.forEach(unit -> tasks.add(() -> work(unit, source, plan.get())));
        return tasks;
    }

    private static List<Unit> units(RowSource source) {
        List<Unit> units = new ArrayList<>();
        try (BatchReader reader = source.open(null)) {
            Unit.Ends ends = new Unit.Ends();
            Unit unit = Unit.FIRST;
            boolean begun = false;
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                begun = true;
                if (ends.isLast(batch.endsUnit())) {
                    units.add(unit);
                    unit = unit.next(reader.position());
                    begun = false;
                }
            }
            if (begun) {
                units.add(unit);
            }
        }
        return units;
    }

    private static <S> Done<S> work(Unit unit, RowSource source, RowMap<S> map) {
        try (BatchReader reader = source.open(unit.position())) {
            List<WorkedBatch<S>> shipped = new ArrayList<>();
            for (WorkedBatch<S> batch : PlainLoop.unit(reader, map)) {
                Mapped<S> mapped = batch.mapped();
                S state = map.read(map.write(mapped.tally()));
                shipped.add(
                        new WorkedBatch<>(
                                new Mapped<>(mapped.rows(), mapped.rejected(), state),
                                batch.records(),
                                batch.endsUnit()));
            }
            WorkedUnit<S> worked = new WorkedUnit<>(shipped);
            UnitState<S> closed = worked.state(map);
            return new Done<>(unit.number(), worked, map.write(closed.state()), closed.beside());
        }
    }

    private static <S> S total(
            Map<Integer, Done<S>> units,
            Supplier<? extends RowMap<S>> plan,
            Dataset.Outputs outputs) {
        byte[] total = plan.get().write(plan.get().empty());
        long written = 0;
        for (Done<S> done : units.values()) {
            RowMap<S> map = plan.get();
            outputs.rejected()
                    .write(done.number(), done.unit().rejected(), done.unit().before(written));
            written += done.unit().written();
            total = map.write(map.merge(map.read(total), map.read(done.state())));
        }
        return plan.get().read(total);
    }
}
