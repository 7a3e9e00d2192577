package nightjar.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nightjar.ledger.RunFolder;
import nightjar.source.BatchReader;
import nightjar.source.DataRejected;
import nightjar.source.RowSource;
import nightjar.source.SourceBatch;
import nightjar.spec.CleanRule;
import nightjar.spec.Nearest;
import nightjar.spec.TextRules;
import nightjar.stage.explore.Classes;
import nightjar.stage.explore.Exploration;
import nightjar.stage.explore.Explorer;
import nightjar.stage.explore.LabelProfile;
import nightjar.stage.explore.Profile;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// A first project file, made from the data and what little the user said.
///
/// @param yaml the text, with comments
/// @param warnings what the user should know before using it; no cell values but those of the label
public record ProjectDraft(String yaml, List<String> warnings) {

    /// What often stands for "no value", if it is all of a cell.
    private static final List<String> MARKERS =
            List.of(
                    "NA", "N/A", "n/a", "na", "#N/A", "NaN", "nan", "null", "NULL", "Null", "?",
                    "-", "--", ".", "(null)", "NONE", "\\N");

    private static final List<CleanRule> USUAL =
            List.of(
                    new CleanRule.Trim(List.of()),
                    new CleanRule.MissingMarkers(MARKERS, List.of()));

    /// A key may repeat in so many rows, which the duplicates rule then drops.
    private static final double FEW_DUPLICATES = 0.01;

    public ProjectDraft {
        warnings = List.copyOf(warnings);
    }

    /// Looks at the data in one pass and writes the draft.
    ///
    /// @param scratch takes hashes of keys while it works
    public static ProjectDraft of(RowSource source, Wishes wishes, RunFolder scratch) {
        List<String> columns = source.schema().names();
        requireColumn(columns, wishes.label(), "label");
        if (wishes.key() != null) {
            requireColumn(columns, wishes.key(), "key");
        }
        String key =
                wishes.key() != null
                        ? wishes.key()
                        : KeyFinding.of(columns, wishes.label()).orElse(null);
        RowSource rows = key == null ? source : source.suiting(Map.of(key, ColumnType.TEXT));
        List<CleanRule> writing = writing(rows);
        List<CleanRule> rules = Stream.concat(USUAL.stream(), writing.stream()).toList();
        Exploration exploration =
                Exploration.undeclared(TextRules.of(rules), key, wishes.label(), wishes.positive());
        Exploration asked = wishes.classes() ? exploration.withClasses() : exploration;
        return of(Explorer.explore(rows, asked, scratch), wishes, writing);
    }

    /// What the usual rules do not read, as the first rows show.
    private static List<CleanRule> writing(RowSource source) {
        try (BatchReader reader = source.open(null)) {
            SourceBatch first = reader.read();
            if (first == null) {
                return List.of();
            }
            TextRules usual = TextRules.of(USUAL);
            WrittenCells written = WrittenCells.of(first.rows(), usual);
            return Stream.concat(
                            NumberWriting.rules(written, usual).stream(),
                            CaseWriting.rules(written).stream())
                    .toList();
        }
    }

    /// Writes the draft from a profile whose key, if it has one, was either wished for or found by its name.
    ///
    /// @param writing rules that numbers are read by, beside the usual ones
    static ProjectDraft of(Profile profile, Wishes wishes, List<CleanRule> writing) {
        LabelProfile label =
                Optional.ofNullable(profile.label())
                        .orElseThrow(() -> new IllegalArgumentException("A profile without label"));
        requireRows(profile);
        requirePositive(label, wishes.positive());
        List<String> warnings = new ArrayList<>();
        String key = key(profile, wishes, warnings);
        for (Profile.Warning warning : profile.warnings()) {
            warnings.add(
                    (warning.column() == null ? "" : "Column '" + warning.column() + "' ")
                            + warning.message());
        }
        LabelDoubt.of(profile, label).map(LabelDoubt::sentence).ifPresent(warnings::add);
        DraftText text = new DraftText(profile, label, wishes, key, writing);
        if (!text.teaches()) {
            warnings.add(
                    "No column is left to learn from: those that are neither key nor label are texts, always the same, or give the label away. Training would be refused");
        }
        return new ProjectDraft(text.text(), warnings);
    }

    private static @Nullable String key(Profile profile, Wishes wishes, List<String> warnings) {
        Profile.Duplicates duplicates = profile.duplicates();
        if (duplicates == null) {
            warnings.add(
                    "No column looks like a key: rows get their number as key; duplicates and late outcomes cannot be"
                            + " matched. Name one with --key");
            return null;
        }
        boolean few =
                duplicates.missing() == 0 && duplicates.rows() <= FEW_DUPLICATES * profile.rows();
        if (wishes.key() == null && !few) {
            warnings.add(
                    "Column '"
                            + duplicates.key()
                            + "' is called like a key but does not tell the rows apart: rows get their number as key. Name another"
                            + " with --key");
            return null;
        }
        return duplicates.key();
    }

    private static void requireColumn(List<String> columns, String name, String what) {
        if (!columns.contains(name)) {
            throw new DataRejected(
                    "The data have no column '%s', which was named as the %s. Columns: %s. %s"
                            .formatted(
                                    name,
                                    what,
                                    String.join(", ", columns),
                                    Nearest.question(name, columns))
                            .strip());
        }
    }

    private static void requireRows(Profile profile) {
        if (profile.rows() == 0) {
            throw new DataRejected(
                    String.format(
                            Locale.ROOT,
                            "None of the %,d rows can be read as the header says: wrong numbers of cells, unclosed quotes or bytes that are no text. Look at the first ones; a wrong separator, quote or encoding can be named in a project file.",
                            profile.rejected()));
        }
    }

    private static void requirePositive(LabelProfile label, @Nullable String positive) {
        List<String> names = label.classes().stream().map(LabelProfile.ClassShare::name).toList();
        if (label.kind() == LabelProfile.Kind.UNSUITABLE) {
            throw new DataRejected(
                    "The label '%s' has %s; name another column with --label"
                            .formatted(label.column(), unsuitable(label)));
        }
        if (positive != null && !names.contains(label.positive())) {
            throw new DataRejected(
                    "The label '%s' has no value '%s'. Found: %s"
                            .formatted(label.column(), positive, String.join(", ", names)));
        }
    }

    private static String unsuitable(LabelProfile label) {
        if (label.present() == 0) {
            return "no value in any row. Expected numbers, or a text for each class";
        }
        if (label.classes().isEmpty()) {
            return "more than %s different texts. Expected numbers, or at most %s classes"
                    .formatted(Classes.MOST, Classes.MOST);
        }
        return "%s different texts in %s rows. Expected numbers, or classes of %s rows each on average, which makes at most %s here. If they are classes all the same, say so with --classes"
                .formatted(
                        label.classes().size(),
                        label.present(),
                        LabelProfile.ROWS_PER_CLASS,
                        label.present() / LabelProfile.ROWS_PER_CLASS);
    }
}
