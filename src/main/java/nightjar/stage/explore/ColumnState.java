package nightjar.stage.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import nightjar.cell.Cell;
import nightjar.cell.DateForms;
import nightjar.cell.Kind;
import nightjar.cell.Lengths;
import nightjar.cell.Texts;
import nightjar.cell.Types;
import nightjar.reading.CellReader;
import nightjar.reading.ColumnCells;
import nightjar.sketch.ColumnStatistics;
import nightjar.sketch.Counts;
import nightjar.sketch.DistinctSketch;
import nightjar.sketch.Level;
import nightjar.sketch.Levels;
import nightjar.sketch.NumberSketch;

/// What is known of one column so far.
final class ColumnState {

    /// Distinct values kept at most.
    private static final int LEVELS = 1024;

    private Types types = new Types();
    private final Map<String, Long> markers = new TreeMap<>();
    private Lengths lengths = new Lengths();
    private DateForms dateForms = new DateForms();
    private ColumnStatistics statistics;
    private NumberSketch dates;

    ColumnState() {
        this(0);
    }

    private ColumnState(long seed) {
        statistics = new ColumnStatistics(LEVELS, NumberSketch.K, seed);
        dates = new NumberSketch(NumberSketch.K, seed);
    }

    /// The state of one batch.
    ///
    /// @param seed different for each batch
    static ColumnState of(ColumnCells column, CellReader reader, LabelCells label, long seed) {
        ColumnState state = new ColumnState(seed);
        int classes = label.classes().size();
        Counts counts =
                Counts.of(
                        column.cells().size(),
                        column.codes(),
                        classes,
                        label.codes(),
                        label.numbers());
        state.statistics.add(code -> ColumnCells.key(column.cells().get(code)), counts);
        state.markers.putAll(column.markers());
        state.addCells(column, reader, counts);
        state.addNumbers(column, counts, label, seed);
        return state;
    }

    private void addCells(ColumnCells column, CellReader reader, Counts counts) {
        for (int code = 0; code < column.cells().size(); code++) {
            Cell cell = column.cells().get(code);
            long rows = counts.rows(code);
            types.add(cell, rows);
            if (cell.kind() == Kind.NUMBER) {
                statistics.distinct().add(cell.number());
            } else {
                statistics.distinct().add(cell.text());
                lengths.add(cell.text(), rows);
            }
            dateForms.add(cell, rows, reader.patterns());
        }
    }

    private void addNumbers(ColumnCells column, Counts counts, LabelCells label, long seed) {
        addKind(statistics.numbers(), Kind.NUMBER, column, counts, label, seed);
        addKind(dates, Kind.DATE, column, counts, label, seed);
    }

    private void addKind(
            NumberSketch sketch,
            Kind kind,
            ColumnCells column,
            Counts counts,
            LabelCells label,
            long seed) {
        if (types.rows(kind) == 0) {
            return;
        }
        double[] values = new double[column.cells().size()];
        for (int code = 0; code < values.length; code++) {
            Cell cell = column.cells().get(code);
            values[code] = cell.kind() == kind ? cell.number() : Double.NaN;
        }
        sketch.add(values, counts, seed);
        double[] labels = label.numbers();
        if (labels != null) {
            sketch.withLabel().add(perRow(column.codes(), values), labels);
        }
    }

    private static double[] perRow(int[] codes, double[] values) {
        double[] rows = new double[codes.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = codes[row] == ColumnCells.MISSING ? Double.NaN : values[codes[row]];
        }
        return rows;
    }

    /// @param classes per class of `other` its position among the classes here
    void merge(ColumnState other, int[] classes) {
        types.merge(other.types);
        other.markers.forEach((marker, rows) -> markers.merge(marker, rows, Long::sum));
        lengths.merge(other.lengths);
        dateForms.merge(other.dateForms);
        statistics.merge(other.statistics, classes);
        dates.merge(other.dates, classes);
    }

    void forgetClasses() {
        statistics.forgetClasses();
        dates.forgetClasses();
    }

    Types types() {
        return types;
    }

    Level missing() {
        return statistics.missing();
    }

    Map<String, Long> markers() {
        return markers;
    }

    DistinctSketch distinct() {
        return statistics.distinct();
    }

    Levels levels() {
        return statistics.levels();
    }

    Lengths lengths() {
        return lengths;
    }

    DateForms dateForms() {
        return dateForms;
    }

    NumberSketch numbers() {
        return statistics.numbers();
    }

    NumberSketch dates() {
        return dates;
    }

    void write(DataOutput out) throws IOException {
        types.write(out);
        out.writeInt(markers.size());
        for (Map.Entry<String, Long> marker : markers.entrySet()) {
            Texts.write(out, marker.getKey());
            out.writeLong(marker.getValue());
        }
        lengths.write(out);
        dateForms.write(out);
        statistics.write(out);
        dates.write(out);
    }

    static ColumnState read(DataInput in) throws IOException {
        ColumnState state = new ColumnState();
        state.types = Types.read(in);
        int markers = in.readInt();
        for (int i = 0; i < markers; i++) {
            String marker = Texts.read(in);
            state.markers.put(marker, in.readLong());
        }
        state.lengths = Lengths.read(in);
        state.dateForms = DateForms.read(in);
        state.statistics = ColumnStatistics.read(in);
        state.dates = NumberSketch.read(in);
        return state;
    }
}
