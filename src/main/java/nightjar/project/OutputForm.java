package nightjar.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// In what form scores are written; the ending of the output's name says it.
public enum OutputForm {
    /// Any ending that means nothing else.
    CSV,
    /// `.gz`
    GZIPPED_CSV,
    /// `.parquet`
    PARQUET;

    private static final String GZIPPED = ".gz";

    /// Endings that promise what is not written here.
    private static final List<String> OTHERS =
            List.of(
                    ".zst",
                    ".zstd",
                    ".bz2",
                    ".xz",
                    ".lzma",
                    ".lz4",
                    ".sz",
                    ".snappy",
                    ".br",
                    ".z",
                    ".7z",
                    ".rar",
                    ".zip",
                    ".tar",
                    ".tgz",
                    ".xlsx",
                    ".xls",
                    ".xlsm",
                    ".xlsb",
                    ".ods",
                    ".orc",
                    ".avro",
                    ".feather",
                    ".arrow",
                    ".json",
                    ".jsonl",
                    ".ndjson",
                    ".xml",
                    ".db",
                    ".sqlite",
                    ".duckdb",
                    ".pdf",
                    ".html");

    /// The form of an output of this name, for which [#problem(String)] has nothing to say.
    public static OutputForm of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(GZIPPED)) {
            return GZIPPED_CSV;
        }
        return lower.endsWith(".parquet") ? PARQUET : CSV;
    }

    /// What of the name promises a form that is not written; empty: nothing.
    public static Optional<String> problem(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(GZIPPED)) {
            String inner = lower.substring(0, lower.length() - GZIPPED.length());
            return inner.endsWith(".parquet") || inner.endsWith(GZIPPED)
                    ? Optional.of(lower.substring(inner.lastIndexOf('.')))
                    : problem(inner);
        }
        return OTHERS.stream().filter(lower::endsWith).findFirst();
    }

    /// The forms there are, for people.
    public static String known() {
        return "a name that ends in .csv, .csv.gz or .parquet";
    }
}
