package nightjar.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.text.Visible;

/// Rows of text as aligned columns. A line longer than 120 characters is cut in its last column, with `…`: the others hold names that somebody
/// may have to type.
public final class TextTable {

    private static final int WIDTH = 120;

    /// What is left of the last column at least.
    private static final int LEAST = 20;

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... header) {
        rows.add(List.of(header));
    }

    public void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? "" : Visible.line(cell.toString()));
        }
        rows.add(List.copyOf(row));
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(padded(row.get(i), widths[i])).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /// The widest cell of each column; the last one gives way.
    private int[] widths() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int last = widths.length - 1;
        int others = IntStream.range(0, last).map(i -> widths[i] + 2).sum();
        widths[last] = Math.min(widths[last], Math.max(LEAST, WIDTH - others));
        return widths;
    }

    private static String padded(String cell, int width) {
        if (cell.length() > width) {
            return cell.substring(0, Math.max(0, width - 1)) + "…";
        }
        return cell + " ".repeat(width - cell.length());
    }
}
