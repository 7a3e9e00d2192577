package nightjar.stage.explore;

import java.util.List;
import java.util.Optional;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// What the data look like before anything is done to them: `profile.json`.
///
/// @param rows well-formed records
/// @param rejected malformed records, of which nothing else is known
/// @param columns in the order of the source
/// @param absent declared columns that the source lacks
/// @param unread columns of the source that are not declared, and so were not looked at
/// @param label null if no label is known
/// @param correlations of all pairs among the first 100 numeric columns
/// @param duplicates null without a key
/// @param warnings what deserves a look before a model is trained; no cell values
public record Profile(
        long rows,
        long rejected,
        List<ColumnProfile> columns,
        List<String> absent,
        List<String> unread,
        @Nullable LabelProfile label,
        List<Correlation> correlations,
        @Nullable Duplicates duplicates,
        List<Warning> warnings) {

    public Profile {
        columns = List.copyOf(columns);
        absent = List.copyOf(absent);
        unread = List.copyOf(unread);
        correlations = List.copyOf(correlations);
        warnings = List.copyOf(warnings);
    }

    /// The file, in the run folder and in the version.
    public static final String FILE = "profile.json";

    /// As it goes with a model version: of the key and of texts, which name single rows, no cell is in it.
    ///
    /// @param key null: there is none
    public Profile kept(@Nullable String key) {
        return new Profile(
                rows,
                rejected,
                columns.stream()
                        .map(
                                column ->
                                        column.name().equals(key)
                                                        || column.type() == ColumnType.TEXT
                                                ? column.withoutCells()
                                                : column)
                        .toList(),
                absent,
                unread,
                label,
                correlations,
                duplicates,
                warnings);
    }

    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /// Pearson's coefficient of two numeric columns over the rows in which both are present.
    ///
    /// @param pearson -1 to 1; null below two rows or where one of them does not vary
    public record Correlation(String left, String right, long rows, @Nullable Double pearson) {}

    /// Rows that share their key with another one.
    ///
    /// @param rows rows whose key stood in a row before; as many go when duplicates are dropped. Exact
    /// @param missing rows without a key
    /// @param examples record numbers, from 1, of the first such rows, at most 5
    public record Duplicates(String key, long rows, long missing, List<Long> examples) {
        public Duplicates {
            examples = List.copyOf(examples);
        }
    }

    /// @param column null: about the data as a whole
    public record Warning(Kind kind, @Nullable String column, String message) {
        /// GIVES_LABEL_AWAY: the column alone predicts the label almost without error.
        public enum Kind {
            GIVES_LABEL_AWAY,
            CONSTANT,
            NEAR_CONSTANT,
            DUPLICATE_KEYS,
            MISSING_KEYS,
            MISSING_LABELS,
            ABSENT,
            UNREAD,
            UNREADABLE
        }
    }
}
