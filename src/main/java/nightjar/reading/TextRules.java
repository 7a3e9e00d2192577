package nightjar.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import nightjar.cell.NumberText;
import nightjar.cell.WhiteSpace;
import nightjar.project.ProjectSpec;
import nightjar.project.TruthValues;
import nightjar.project.training.CleanRule;
import org.jspecify.annotations.Nullable;

/// The cleaning rules that work on text as it was read: trim, missing markers, replacements, and how numbers are written. Exploring and
/// cleaning read cells through the same rules, so that they agree on what is missing. Safe for use by several threads.
public final class TextRules {

    private final List<CleanRule> rules;
    private final Map<String, TruthValues> truths;
    private final Map<String, ColumnRules> byColumn = new ConcurrentHashMap<>();

    private TextRules(List<CleanRule> rules, Map<String, TruthValues> truths) {
        this.rules = List.copyOf(rules);
        this.truths = Map.copyOf(truths);
    }

    /// The text rules among `rules`, in their order; the others do nothing here.
    public static TextRules of(List<CleanRule> rules) {
        return new TextRules(rules, Map.of());
    }

    /// The text rules of a project; after them truth values have the spelling its columns declare.
    public static TextRules of(ProjectSpec spec) {
        return new TextRules(spec.clean(), TruthValues.of(spec.data()));
    }

    /// The cell after all text rules, or null if it is missing; the empty cell always is.
    public @Nullable String apply(String column, String cell) {
        return column(column).apply(cell);
    }

    /// The number that a cell means after [#apply], or NaN if it is no number as the column writes them.
    public double number(String column, String text) {
        return column(column).number(text);
    }

    /// The rules of one column, to be fetched once per batch.
    public ColumnRules column(String name) {
        return byColumn.computeIfAbsent(
                name, column -> ColumnRules.of(rules, truths.get(column), column));
    }

    /// The text rules of one column.
    public static final class ColumnRules {

        private final List<TextRule> rules;
        private final @Nullable NumberForm form;

        private ColumnRules(List<TextRule> rules, @Nullable NumberForm form) {
            this.rules = List.copyOf(rules);
            this.form = form;
        }

        private static ColumnRules of(
                List<CleanRule> all, @Nullable TruthValues truth, String column) {
            List<TextRule> mine = new ArrayList<>();
            NumberForm form = null;
            for (CleanRule rule : all) {
                switch (rule) {
                    case CleanRule.Trim trim when covers(trim.columns(), column) ->
                            mine.add(new TextRule("trim", WhiteSpace::strip));
                    case CleanRule.MissingMarkers missing when covers(missing.columns(), column) ->
                            mine.add(new TextRule("missing", markers(missing.markers())));
                    case CleanRule.Replace replace when replace.column().equals(column) ->
                            mine.add(
                                    new TextRule(
                                            "replace",
                                            cell -> replace.values().getOrDefault(cell, cell)));
                    case CleanRule.Numbers numbers when covers(numbers.columns(), column) ->
                            form = NumberForm.of(numbers);
                    case CleanRule.Trim _,
                            CleanRule.MissingMarkers _,
                            CleanRule.Replace _,
                            CleanRule.Numbers _,
                            CleanRule.Clip _,
                            CleanRule.Winsorize _,
                            CleanRule.Duplicates _,
                            CleanRule.Filter _,
                            CleanRule.Impute _ -> {}
                }
            }
            if (truth != null) {
                mine.add(new TextRule("truth", truth::spelled));
            }
            return new ColumnRules(mine, form);
        }

        private static boolean covers(List<String> columns, String column) {
            return columns.isEmpty() || columns.contains(column);
        }

        private static Change markers(List<String> markers) {
            Set<String> set = new HashSet<>(markers);
            int longest = set.stream().mapToInt(String::length).max().orElse(0);
            return cell -> cell.length() <= longest && set.contains(cell) ? null : cell;
        }

        /// As [TextRules#apply].
        public @Nullable String apply(String cell) {
            String text = cell;
            for (TextRule rule : rules) {
                text = rule.change().apply(text);
                if (text == null) {
                    return null;
                }
            }
            return text.isEmpty() ? null : text;
        }

        /// Tells which rules change the cell, by their keys in the project file, in the order of the file.
        public void changes(String cell, Consumer<String> changed) {
            String text = cell;
            for (TextRule rule : rules) {
                String next = rule.change().apply(text);
                if (!text.equals(next)) {
                    changed.accept(rule.key());
                }
                if (next == null) {
                    return;
                }
                text = next;
            }
        }

        /// As [TextRules#number].
        public double number(String text) {
            return NumberText.parse(form == null ? text : form.plain(text));
        }

        /// The text of a number with a point and without grouping, sign or unit; text that is no number stays none.
        public String plainNumber(String text) {
            return form == null ? text : form.plain(text);
        }
    }

    /// One step.
    ///
    /// @param key of the rule in the project file
    private record TextRule(String key, Change change) {}

    /// What a step makes of a cell; null is a missing cell.
    private interface Change {
        @Nullable String apply(String cell);
    }
}
