package nightjar.project;

import org.jspecify.annotations.Nullable;

/// Where rows come from. Paths belong to the workspace and may contain `${date}`.
public sealed interface SourceSpec {

    String path();

    /// A CSV file, optionally gzipped. What is null is found by looking at the file.
    ///
    /// @param quote [#NO_QUOTE]: every character is text
    /// @param header false: the file has no header line and its columns are called `column_1`, `column_2` …
    /// @param skip lines before the header, or before the first record where there is none; at least 0
    /// @param comment lines that begin with it are left out wherever they stand; null: none are but those before the header
    record Csv(
            String path,
            @Nullable Character separator,
            @Nullable Character quote,
            @Nullable String encoding,
            @Nullable Boolean header,
            @Nullable Integer skip,
            @Nullable Character comment)
            implements SourceSpec {

        /// In the place of a quote: nothing is quoted.
        public static final char NO_QUOTE = '\0';

        /// Everything found by looking.
        public static Csv of(String path) {
            return new Csv(path, null, null, null, null, null, null);
        }

        /// Another file in the same form.
        public Csv at(String otherPath) {
            return new Csv(otherPath, separator, quote, encoding, header, skip, comment);
        }
    }

    /// A Parquet file of flat columns.
    record Parquet(String path) implements SourceSpec {}
}
