package nightjar.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.cell.Cell;
import nightjar.cell.Kind;
import nightjar.cell.NumberText;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// One column of a batch, read: per row a code, per code a [Cell]. Numbers that are equal share a code however they are written.
public final class ColumnCells {

    /// The code of a missing cell.
    public static final int MISSING = -1;

    private final int[] codes;
    private final List<Cell> cells;
    private final Map<String, Long> markers;

    private ColumnCells(int[] codes, List<Cell> cells, Map<String, Long> markers) {
        this.codes = codes;
        this.cells = cells;
        this.markers = markers;
    }

    public static ColumnCells of(Column column, CellReader reader) {
        return switch (reader.source(column)) {
            case TextColumn text -> ofText(text, reader);
            case NumberColumn numbers -> ofNumbers(numbers);
            case DateColumn dates -> ofDates(dates);
        };
    }

    /// Per row an index into [#cells()], or [#MISSING].
    public int[] codes() {
        return codes;
    }

    public List<Cell> cells() {
        return cells;
    }

    /// Text other than white space that was read as missing, and in how many rows.
    public Map<String, Long> markers() {
        return markers;
    }

    /// Per row the number, or NaN where it is none.
    public double[] numbers() {
        double[] byCode = new double[cells.size()];
        for (int code = 0; code < byCode.length; code++) {
            Cell cell = cells.get(code);
            byCode[code] = cell.kind() == Kind.NUMBER ? cell.number() : Double.NaN;
        }
        double[] numbers = new double[codes.length];
        for (int row = 0; row < codes.length; row++) {
            numbers[row] = codes[row] == MISSING ? Double.NaN : byCode[codes[row]];
        }
        return numbers;
    }

    /// At least nine of ten distinct values are numbers; also of a column without any value.
    public boolean numeric() {
        long numbers = cells.stream().filter(cell -> cell.kind() == Kind.NUMBER).count();
        return 10 * numbers >= 9L * cells.size();
    }

    private static ColumnCells ofText(TextColumn column, CellReader reader) {
        ReadTexts texts = ReadTexts.of(column, reader.rules());
        List<String> dictionary = column.dictionary();
        @Nullable Cell[] read = new @Nullable Cell[texts.size()];
        boolean apart = true;
        for (int i = 0; i < read.length; i++) {
            String text = texts.get(i);
            Cell cell = text == null ? null : reader.cell(text);
            read[i] = cell;
            apart &= cell == null || isText(cell, dictionary.get(i));
        }
        List<Cell> cells = new ArrayList<>(read.length);
        int[] recoded = apart ? numbered(read, cells) : recoded(read, cells);
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            int code = column.code(row);
            codes[row] = code == TextColumn.MISSING ? MISSING : recoded[code];
        }
        return new ColumnCells(codes, cells, texts.markers());
    }

    /// Told from other cells by its text, which is still that of the source.
    private static boolean isText(Cell cell, String raw) {
        return cell.kind() != Kind.NUMBER && cell.text().equals(raw);
    }

    /// Per cell its code, all different, because their texts are.
    private static int[] numbered(@Nullable Cell[] read, List<Cell> cells) {
        int[] codes = new int[read.length];
        for (int i = 0; i < codes.length; i++) {
            Cell cell = read[i];
            codes[i] = cell == null ? MISSING : cells.size();
            if (cell != null) {
                cells.add(cell);
            }
        }
        return codes;
    }

    /// Per cell its code, the same for the same value.
    private static int[] recoded(@Nullable Cell[] read, List<Cell> cells) {
        int[] codes = new int[read.length];
        Map<String, Integer> texts = new HashMap<>();
        NumberCodes numbers = new NumberCodes();
        int[] ofNumbers = new int[read.length];
        for (int i = 0; i < codes.length; i++) {
            Cell cell = read[i];
            if (cell == null) {
                codes[i] = MISSING;
                continue;
            }
            int next = cells.size();
            if (cell.kind() == Kind.NUMBER) {
                int before = numbers.size();
                int number = numbers.code(cell.number() + 0.0);
                if (numbers.size() > before) {
                    ofNumbers[number] = next;
                }
                codes[i] = ofNumbers[number];
            } else {
                Integer known = texts.putIfAbsent(cell.text(), next);
                codes[i] = known == null ? next : known;
            }
            add(cell, codes[i], cells);
        }
        return codes;
    }

    private static void add(Cell cell, int code, List<Cell> cells) {
        if (code == cells.size()) {
            cells.add(cell);
        } else if (cell.decimals() > cells.get(code).decimals()) {
            cells.set(code, cell);
        }
    }

    private static ColumnCells ofNumbers(NumberColumn column) {
        int[] codes = new int[column.size()];
        List<Cell> cells = new ArrayList<>();
        for (double value : NumberCodes.ascending(column.values(), codes)) {
            cells.add(number(value));
        }
        return new ColumnCells(codes, cells, Map.of());
    }

    private static Cell number(double value) {
        if (Double.isInfinite(value)) {
            return new Cell(Double.toString(value), Kind.TEXT, Double.NaN, 0, 0);
        }
        boolean whole = value == Math.rint(value);
        int decimals = whole ? 0 : NumberText.decimals(Double.toString(value));
        return new Cell("", Kind.NUMBER, value, 0, decimals);
    }

    private static ColumnCells ofDates(DateColumn column) {
        Map<Long, Integer> known = new HashMap<>();
        List<Cell> cells = new ArrayList<>();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            long millis = column.get(row);
            if (millis == DateColumn.MISSING) {
                codes[row] = MISSING;
                continue;
            }
            Integer code = known.putIfAbsent(millis, cells.size());
            codes[row] = code == null ? cells.size() : code;
            if (code == null) {
                cells.add(new Cell(column.text(row), Kind.DATE, millis, 0, 0));
            }
        }
        return new ColumnCells(codes, cells, Map.of());
    }

    /// The text under which the value is counted among the levels: numbers in their shortest form.
    public static String key(Cell cell) {
        return cell.kind() == Kind.NUMBER ? NumberColumn.format(cell.number()) : cell.text();
    }
}
