package nightjar.stage.promote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import nightjar.engine.Inline;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.Privacy;
import nightjar.project.ProjectSpec;
import nightjar.source.RawRecords;
import nightjar.stage.clean.CleanColumns;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// Draws the raw records of a canary. Nothing is left to chance: same data, same seed, same records.
///
/// @param form how the source is written down
/// @param raw opens the source
/// @param training opens the clean training rows
public record SelfTestDraw(
        ProjectSpec spec,
        Supplier<RawRecords.Form> form,
        Supplier<RowSource> raw,
        Supplier<RowSource> training) {

    private static final int WHOLE = 16;

    /// Of a table with very many columns the first have edges: enough to tell another way of reading, cleaning or filling.
    private static final int MOST_EDGES = 600;

    /// @param inputs the columns that the model goes by, which have their edges first
    SelfTestRows draw(List<String> inputs) {
        long seed = spec.train().holdout().seed();
        List<Field> fields = fields(raw.get().schema().fields());
        boolean synthetic = spec.privacy() == Privacy.SYNTHETIC;
        List<List<@Nullable String>> rows =
                synthetic ? madeUp(fields, seed) : drawn(fields, records(seed));
        RawRecords whole = new RawRecords(form.get(), fields, rows);
        return new SelfTestRows(
                synthetic ? SelfTestRows.Made.SYNTHETIC : SelfTestRows.Made.DRAWN,
                seed,
                whole,
                edges(whole, inputs));
    }

    /// The columns that are read, without key and label.
    private List<Field> fields(List<Field> source) {
        DataSpec data = spec.data();
        return source.stream()
                .filter(field -> data.columns().containsKey(field.name()))
                .filter(field -> !field.name().equals(data.key()))
                .filter(field -> !field.name().equals(data.label().column()))
                .toList();
    }

    /// The numbers of training records, ascending: those that come first in a random order.
    private TreeSet<Long> records(long seed) {
        TreeMap<Long, Long> first = new TreeMap<>();
        RowSource numbers = training.get().only(List.of(CleanColumns.LABEL));
        Inline.over(numbers)
                .each(
                        batch -> batch.rows().records(),
                        records -> {
                            for (long record : records) {
                                first.put(new SplittableRandom(seed ^ record).nextLong(), record);
                                if (first.size() > WHOLE) {
                                    first.pollLastEntry();
                                }
                            }
                        });
        return new TreeSet<>(first.values());
    }

    /// Only batches that hold one of the records are looked into.
    private List<List<@Nullable String>> drawn(List<Field> fields, TreeSet<Long> records) {
        Drawing drawing = new Drawing(fields, records);
        Inline.over(raw.get()).each(batch -> batch, drawing::take);
        if (drawing.rows.size() < records.size()) {
            throw new IllegalStateException("The source ends before its rows");
        }
        return drawing.rows;
    }

    /// Takes the drawn records out of batches in their order.
    private static final class Drawing {

        private final List<Field> fields;
        private final TreeSet<Long> records;
        private final List<List<@Nullable String>> rows = new ArrayList<>();
        private long before;

        Drawing(List<Field> fields, TreeSet<Long> records) {
            this.fields = fields;
            this.records = records;
        }

        void take(SourceBatch batch) {
            long last = before + batch.records();
            if (!records.subSet(before, false, last, true).isEmpty()) {
                take(batch.rows());
            }
            before = last;
        }

        private void take(RecordBatch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                if (records.contains(batch.record(row))) {
                    rows.add(RawRecords.cells(batch, row, fields));
                }
            }
        }
    }

    private List<List<@Nullable String>> madeUp(List<Field> fields, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int row = 0; row < WHOLE; row++) {
            List<@Nullable String> cells = new ArrayList<>();
            fields.forEach(field -> cells.add(madeUp(field, random)));
            rows.add(cells);
        }
        return rows;
    }

    private String madeUp(Field field, SplittableRandom random) {
        ColumnSpec column = Objects.requireNonNull(spec.data().columns().get(field.name()));
        return switch (column.type()) {
            case NUMBER -> number(column, random);
            case DATE -> {
                LocalDate day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9000));
                yield field.type() == ColumnType.DATE
                        ? Long.toString(day.toEpochDay() * 86_400_000L)
                        : EdgeCells.days(day, column.format()).findFirst().orElseThrow();
            }
            case CATEGORY, TEXT ->
                    column.values().isEmpty()
                            ? "text " + random.nextInt(5)
                            : column.values().get(random.nextInt(column.values().size()));
        };
    }

    private static String number(ColumnSpec column, SplittableRandom random) {
        Double least = column.min();
        Double most = column.max();
        double low = least != null ? least : most != null ? most - 100 : 0;
        double high = most != null ? most : low + 100;
        // Without a fraction it is a number in every notation.
        return NumberColumn.format(low < high ? Math.rint(random.nextDouble(low, high)) : low);
    }

    private List<SelfTestRows.Edge> edges(RawRecords whole, List<String> inputs) {
        Set<Field> ordered = new LinkedHashSet<>();
        whole.columns().stream().filter(one -> inputs.contains(one.name())).forEach(ordered::add);
        ordered.addAll(whole.columns());
        EdgeCells edges = new EdgeCells(spec);
        List<SelfTestRows.Edge> all = new ArrayList<>();
        all.add(new SelfTestRows.Edge(0, nothing(whole.columns())));
        for (Field field : ordered) {
            int at = whole.columns().indexOf(field);
            for (String cell : edges.of(field, whole.rows().getFirst().get(at))) {
                Map<String, @Nullable String> cells = new HashMap<>();
                cells.put(field.name(), cell);
                all.add(new SelfTestRows.Edge(all.size() % whole.rows().size(), cells));
            }
        }
        return all.subList(0, Math.min(all.size(), MOST_EDGES));
    }

    private static Map<String, @Nullable String> nothing(List<Field> columns) {
        Map<String, @Nullable String> cells = new HashMap<>();
        columns.forEach(
                field ->
                        cells.put(
                                field.name(),
                                field.type() == ColumnType.NUMBER || field.type() == ColumnType.DATE
                                        ? null
                                        : ""));
        return cells;
    }
}
