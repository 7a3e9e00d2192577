package nightjar.pass;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nightjar.cell.Texts;
import org.jspecify.annotations.Nullable;

/// The first half of an external merge sort (Knuth, vol. 3, 5.4): each unit leaves what belongs to keys beside its state, in the order of the keys, and what of
/// one key in the order of the rows. [#merge] is the second: as many streams as units, one value of each in memory.
///
/// @param place where units leave it
/// @param keyed what belongs to keys in a batch, in the order of its rows; called by several threads at once
record SortedUnits(String place, Function<SourceBatch, List<Keyed>> keyed)
        implements Fold<SortedUnits.Gathered> {

    private static final Comparator<Keyed> BY_KEY = Comparator.comparing(Keyed::key);

    /// What a unit has that is not yet whole.
    ///
    /// @param units before it that left theirs
    record Gathered(List<Keyed> rows, int units) {}

    @Override
    public Gathered fold(SourceBatch batch) {
        return new Gathered(keyed.apply(batch), 0);
    }

    @Override
    public Gathered empty() {
        return new Gathered(List.of(), 0);
    }

    @Override
    public Gathered merge(Gathered left, Gathered right) {
        List<Keyed> rows = new ArrayList<>(left.rows());
        rows.addAll(right.rows());
        return new Gathered(rows, left.units() + right.units());
    }

    @Override
    public UnitState<Gathered> close(Gathered unit) {
        List<Keyed> rows = unit.rows().stream().sorted(BY_KEY).toList();
        byte[] sorted = StateBytes.of(out -> write(out, rows));
        TreeMap<String, byte[]> beside = new TreeMap<>();
        beside.put(place, sorted);
        return new UnitState<>(new Gathered(List.of(), 1), beside);
    }

    @Override
    public byte[] write(Gathered state) {
        return StateBytes.of(
                out -> {
                    out.writeInt(state.units());
                    write(out, state.rows());
                });
    }

    @Override
    public Gathered read(byte[] bytes) {
        return StateBytes.read(
                bytes,
                "grouping",
                in -> {
                    int units = in.readInt();
                    List<Keyed> rows = new ArrayList<>();
                    for (Keyed row = next(in); row != null; row = next(in)) {
                        rows.add(row);
                    }
                    return new Gathered(rows, units);
                });
    }

    private static void write(DataOutputStream out, List<Keyed> rows) throws IOException {
        for (Keyed row : rows) {
            Texts.write(out, row.key());
            Texts.write(out, row.value());
        }
    }

    private static @Nullable Keyed next(DataInputStream in) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return null;
        }
        in.reset();
        return new Keyed(Texts.read(in), Texts.read(in));
    }

    /// Gives each key with its values to `taker`: the keys in their order, the values of each in that of the rows.
    ///
    /// @param units that left something
    void merge(SideStore store, int units, BiConsumer<String, List<String>> taker) {
        List<Run> open = new ArrayList<>();
        try {
            PriorityQueue<Run> runs =
                    new PriorityQueue<>(
                            Comparator.comparing(Run::key).thenComparingInt(run -> run.unit));
            for (int unit = 0; unit < units; unit++) {
                Run run = new Run(unit, store);
                open.add(run);
                if (run.advance()) {
                    runs.add(run);
                }
            }
            while (!runs.isEmpty()) {
                String key = runs.element().key();
                taker.accept(key, values(runs, key));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Rows by key cannot be read: " + e.getMessage(), e);
        } finally {
            open.forEach(Run::close);
        }
    }

    private static List<String> values(PriorityQueue<Run> runs, String key) throws IOException {
        List<String> values = new ArrayList<>();
        while (!runs.isEmpty() && runs.element().key().equals(key)) {
            Run run = runs.remove();
            values.add(run.head().value());
            if (run.advance()) {
                runs.add(run);
            }
        }
        return values;
    }

    /// What one unit left, from its first key to its last.
    private final class Run {

        private final int unit;
        private final DataInputStream in;
        private @Nullable Keyed head;

        Run(int unit, SideStore store) throws IOException {
            this.unit = unit;
            this.in = new DataInputStream(new BufferedInputStream(store.open(place, unit)));
        }

        /// False behind the last.
        boolean advance() throws IOException {
            head = next(in);
            return head != null;
        }

        Keyed head() {
            Keyed known = head;
            if (known == null) {
                throw new IllegalStateException("Behind the last row of unit " + unit);
            }
            return known;
        }

        String key() {
            return head().key();
        }

        void close() {
            try {
                in.close();
            } catch (IOException _) {
                // It was only read.
            }
        }
    }
}
