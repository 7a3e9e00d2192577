package nightjar.stage.clean.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nightjar.ledger.InputFile;
import nightjar.project.ColumnSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.training.CleanRule;
import nightjar.project.training.Holdout;
import nightjar.table.Column;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// How it was decided which rows no fit of a version sees. It is kept with the version, so that of any row it can be told later on which side
/// it was.
///
/// @param column the key, or the column whose order decides; null: rows go by their number
/// @param reading what the column's cells go through before they decide: their type, then the rules that change them
/// @param fraction of the rows that is held out
/// @param seed of the hash
/// @param boundary by order: values from here on are held out; null: not by order, or not known
/// @param data by number: SHA-256 of the files whose records are counted; else empty
public record HoldoutRule(
        By by,
        @Nullable String column,
        List<String> reading,
        double fraction,
        long seed,
        @Nullable Double boundary,
        List<String> data) {

    /// The file, in the run folder and in the version.
    public static final String FILE = "holdout.json";

    /// What decides.
    public enum By {
        /// A hash of the key: a key is on one side for ever.
        KEY,
        /// The place in the order of a column: the last rows are held out.
        ORDER,
        /// A hash of the record's number, because there is no key: another row in front, and every row may change sides.
        NUMBER
    }

    public HoldoutRule {
        reading = List.copyOf(reading);
        data = List.copyOf(data);
    }

    /// The rule of a project file.
    ///
    /// @param boundary where the hold-out begins, if it goes by order; null: not known
    /// @param inputs that are read
    public static HoldoutRule of(
            ProjectSpec spec, @Nullable Double boundary, List<InputFile> inputs) {
        Holdout holdout = spec.train().holdout();
        String key = spec.data().key();
        String column = holdout.after() == null ? key : holdout.after();
        By by = holdout.after() != null ? By.ORDER : key != null ? By.KEY : By.NUMBER;
        return new HoldoutRule(
                by,
                column,
                column == null ? List.of() : reading(spec, column),
                holdout.fraction(),
                holdout.seed(),
                boundary,
                by == By.NUMBER ? inputs.stream().map(InputFile::sha256).toList() : List.of());
    }

    /// The rule for people, a clause.
    public String words() {
        return switch (by) {
            case KEY -> percent() + " by a hash of '%s', seed %s".formatted(column, seed);
            case NUMBER -> percent() + " by a hash of the record's number, seed %s".formatted(seed);
            case ORDER -> "the last " + percent() + " by '%s'".formatted(column);
        };
    }

    private String percent() {
        return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
    }

    /// What cells of a column go through by a project file. Rules about missing cells are left out: a cell that is missing decides nothing.
    public static List<String> reading(ProjectSpec spec, String column) {
        List<String> reading = new ArrayList<>();
        ColumnSpec declared = spec.data().columns().get(column);
        if (declared != null) {
            String format = declared.format();
            reading.add(declared.type().yamlName() + (format == null ? "" : " " + format));
        }
        for (CleanRule rule : spec.clean()) {
            String change =
                    switch (rule) {
                        case CleanRule.OfText text -> text.covers(column) ? text.reading() : "";
                        case CleanRule.Clip clip ->
                                clip.column().equals(column)
                                        ? "clip %s %s".formatted(clip.min(), clip.max())
                                        : "";
                        case CleanRule.Winsorize _,
                                CleanRule.Duplicates _,
                                CleanRule.Filter _,
                                CleanRule.Impute _ ->
                                "";
                    };
            if (!change.isEmpty()) {
                reading.add(change);
            }
        }
        return reading;
    }

    /// Which of these rows the rule holds out, by key or by order. A row without a place in the order is taken for one that was fitted on.
    ///
    /// @param clean with the column, read as [#reading] says
    public boolean[] holdsOut(RecordBatch clean) {
        Column column = clean.column(Objects.requireNonNull(this.column));
        SplitAssignment deal =
                new SplitAssignment(
                        new Holdout(fraction, seed, null),
                        1,
                        boundary == null ? List.of() : List.of(boundary));
        boolean[] out = new boolean[clean.rows()];
        for (int row = 0; row < out.length; row++) {
            int fold =
                    switch (by) {
                        case KEY -> deal.ofKey(column.text(row));
                        case ORDER -> deal.ofOrder(SplitAssignment.order(column, row));
                        case NUMBER ->
                                throw new IllegalStateException("Record numbers are of one file");
                    };
            out[row] = fold == SplitAssignment.HOLDOUT;
        }
        return out;
    }
}
