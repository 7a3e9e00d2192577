package nightjar.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nightjar.ledger.RunFolder;
import nightjar.pass.RowSource;
import nightjar.project.SourceSpec;
import nightjar.project.training.CleanRule;
import nightjar.reading.TextRules;
import nightjar.source.csv.CsvSource;
import nightjar.stage.explore.Classes;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.Exploration;
import nightjar.stage.explore.Explorer;
import nightjar.stage.explore.LabelProfile;
import nightjar.stage.explore.Profile;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;

/// A first project file, made from the data and what little the user said.
///
/// @param yaml the text, with comments
/// @param warnings what the user should know before using it; of cells no more than the label's values and one example per column that does not read
public record ProjectDraft(String yaml, List<String> warnings) {

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
        FirstRows first = FirstRows.of(rows);
        Look look = look(rows, first, key, wishes, scratch);
        List<CleanRule> spellings = CaseWriting.rules(values(look.profile()));
        if (!spellings.isEmpty()) {
            // Rows behind the first ones write values in further ways: once more, as the draft will
            // read them.
            FirstRows all = first.with(CaseWriting.merged(first.rules(), spellings));
            look = look(rows, all, key, wishes, scratch);
        }
        return of(source, wishes, look);
    }

    /// One look at all rows.
    private record Look(FirstRows first, Profile profile, Unread unread) {}

    private static Look look(
            RowSource source,
            FirstRows first,
            @Nullable String key,
            Wishes wishes,
            RunFolder scratch) {
        Exploration exploration =
                Exploration.undeclared(first.textRules(), key, wishes.label(), wishes.positive());
        Exploration asked = wishes.classes() ? exploration.withClasses() : exploration;
        Unread unread = new Unread();
        return new Look(first, Explorer.explore(source, asked, scratch, unread::add), unread);
    }

    /// The values of the categories, as far as all are known.
    private static Map<String, Map<String, Long>> values(Profile profile) {
        Map<String, Map<String, Long>> values = new LinkedHashMap<>();
        for (ColumnProfile column : profile.columns()) {
            if (column.type() == ColumnType.CATEGORY && column.frequent().countError() == 0) {
                Map<String, Long> cells = new TreeMap<>();
                column.frequent().values().forEach(value -> cells.put(value.text(), value.count()));
                values.put(column.name(), cells);
            }
        }
        return values;
    }

    private static ProjectDraft of(RowSource source, Wishes wishes, Look look) {
        Profile profile = look.profile();
        LabelProfile label =
                Optional.ofNullable(profile.label())
                        .orElseThrow(() -> new IllegalArgumentException("A profile without label"));
        requireRows(profile, look.unread());
        requirePositive(label, wishes.positive());
        CsvSource csv = source instanceof CsvSource csvSource ? csvSource : null;
        Seen seen =
                new Seen(
                        csv == null ? null : csv.form(),
                        look.first().markers(),
                        look.first().rules(),
                        remarks(look),
                        look.unread());
        List<String> warnings = new ArrayList<>(unread(csv, look));
        String key = key(profile, wishes, warnings);
        for (Profile.Warning warning : profile.warnings()) {
            warnings.add(
                    (warning.column() == null ? "" : "Column '" + warning.column() + "' ")
                            + warning.message());
        }
        seen.remarks().stream()
                .map(Remark::sentence)
                .filter(sentence -> !sentence.isEmpty())
                .forEach(warnings::add);
        LabelDoubt.of(profile, label).map(LabelDoubt::sentence).ifPresent(warnings::add);
        DraftText text = new DraftText(profile, label, wishes, key, seen);
        if (!text.teaches()) {
            warnings.add(
                    "No column is left to learn from: those that are neither key nor label are texts, always the same, or give the label away. Training would be refused");
        }
        return new ProjectDraft(text.text(), warnings);
    }

    private static List<Remark> remarks(Look look) {
        List<Remark> remarks = new ArrayList<>(look.first().remarks());
        remarks.addAll(CaseWriting.remarks(look.first().written().columns()));
        TextRules rules = look.first().textRules();
        for (ColumnProfile column : look.profile().columns()) {
            Map<String, Long> cells =
                    look.first().written().columns().getOrDefault(column.name(), Map.of());
            NearlyTyped.of(column, cells, rules.column(column.name())).ifPresent(remarks::add);
        }
        return remarks;
    }

    private static List<String> unread(@Nullable CsvSource csv, Look look) {
        List<String> sentences = new ArrayList<>();
        Unread unread = look.unread();
        long rows = look.profile().rows();
        if (unread.count() > 0) {
            sentences.add(unread.found(rows) + ".");
            sentences.add(unread.consequence(rows) + ".");
        }
        if (csv == null) {
            return sentences;
        }
        if (csv.dialect().quote() == SourceSpec.Csv.NO_QUOTE) {
            sentences.add(
                    "%s of %s rows would be rejected if quotes were read as quotes: text follows a closing one, or one is never closed."
                            .formatted(csv.brokenBy('"'), rows + unread.count()));
        } else if (unread.hasBrokenQuotes()) {
            sentences.add(
                    "If quotes are characters like any other here, write `quote: none` beside the path of the source.");
        }
        return sentences;
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

    private static void requireRows(Profile profile, Unread unread) {
        if (profile.rows() == 0) {
            throw new DataRejected(
                    String.format(
                            Locale.ROOT,
                            "None of the %,d rows can be read as the header says: %s. Look at the first ones; a wrong separator, quote, encoding or number of lines above the header can be named in a project file.",
                            profile.rejected(),
                            unread.why()));
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
