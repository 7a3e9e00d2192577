package nightjar.stage.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nightjar.table.NumberColumn;

/// Finds the best rule of a single column: a number below a bound, or a text equal to one value. Of equally good rules the first wins, by
/// column, then by bound or value. Dates have no rule.
final class RuleSearch {

    /// Fewer rows than this on either side are an accident.
    private static final int FEWEST = 10;

    private final Sample sample;
    private final double[] labels;
    private double best;
    private String text = "";

    private RuleSearch(Sample sample) {
        this.sample = sample;
        this.labels = sample.labels();
    }

    /// @param columns those that may be used, in their order
    /// @return the rule as an expression; empty: no column parts the labels at all
    static Optional<String> best(Sample sample, List<String> columns) {
        RuleSearch search = new RuleSearch(sample);
        for (String column : columns) {
            if (sample.isNumber(column)) {
                search.bounds(column);
            } else if (sample.isText(column)) {
                search.values(column);
            }
        }
        return search.text.isEmpty() ? Optional.empty() : Optional.of(search.text);
    }

    private void bounds(String column) {
        double[] cells = sample.numbers(column);
        int[] order =
                IntStream.range(0, cells.length)
                        .filter(row -> !Double.isNaN(cells[row]))
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> cells[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        Halves halves = new Halves(sample.task(), labels);
        for (int i = 0; i + 1 < order.length; i++) {
            halves.hold(labels[order[i]]);
            double cell = cells[order[i]];
            double next = cells[order[i + 1]];
            if (cell < next && isBetter(halves)) {
                text = "%s < %s".formatted(quoted(column), bound(cell, next));
            }
        }
    }

    private void values(String column) {
        Map<String, List<Integer>> levels = sample.levels(column);
        levels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        level -> {
                            Halves halves = new Halves(sample.task(), labels);
                            level.getValue().forEach(row -> halves.hold(labels[row]));
                            if (isBetter(halves)) {
                                text =
                                        "%s == '%s'"
                                                .formatted(quoted(column), escaped(level.getKey()));
                            }
                        });
    }

    private boolean isBetter(Halves halves) {
        if (halves.held() < FEWEST || halves.others() < FEWEST || !(halves.power() > best)) {
            return false;
        }
        best = halves.power();
        return true;
    }

    /// The shortest number above `low` and at most `high`: 12 rather than 11.5 between 11 and 12.
    private static String bound(double low, double high) {
        double middle = low + (high - low) / 2;
        for (double anchor : new double[] {high, middle}) {
            for (int digits = 1; digits <= 17; digits++) {
                double rounded =
                        new BigDecimal(anchor)
                                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                                .doubleValue();
                if (rounded > low && rounded <= high) {
                    return NumberColumn.format(rounded);
                }
            }
        }
        return NumberColumn.format(high);
    }

    private static String quoted(String column) {
        return column.matches("[A-Za-z_]\\w*") && !isWord(column) ? column : "`" + column + "`";
    }

    private static boolean isWord(String name) {
        return Arrays.asList("true", "false", "null", "in").contains(name);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
