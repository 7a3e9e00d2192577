package nightjar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import nightjar.cell.NumberText;
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
                if (rule instanceof CleanRule.OfText text && text.covers(column)) {
                    mine.add(new TextRule(text.key(), text.change()));
                    form =
                            rule instanceof CleanRule.Numbers numbers
                                    ? NumberForm.of(numbers)
                                    : form;
                }
            }
            if (truth != null) {
                mine.add(new TextRule("truth", truth::spelled));
            }
            return new ColumnRules(mine, form);
        }

        /// As [TextRules#apply].
        public @Nullable String apply(String cell) {
            String text = cell;
            for (TextRule rule : rules) {
                text = rule.change().of(text);
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
                String next = rule.change().of(text);
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
    private record TextRule(String key, CleanRule.Change change) {}
}
