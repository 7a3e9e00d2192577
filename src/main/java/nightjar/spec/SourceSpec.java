package nightjar.spec;

import org.jspecify.annotations.Nullable;

/// Where rows come from. Paths belong to the workspace and may contain `${date}`.
public sealed interface SourceSpec {

    String path();

    /// A CSV file, optionally gzipped. What is null is found by looking at the file.
    ///
    /// @param header false: the file has no header line and its columns are called `column_1`, `column_2` …
    record Csv(
            String path,
            @Nullable Character separator,
            @Nullable Character quote,
            @Nullable String encoding,
            @Nullable Boolean header)
            implements SourceSpec {

        /// Everything found by looking.
        public static Csv of(String path) {
            return new Csv(path, null, null, null, null);
        }
    }

    /// A Parquet file of flat columns.
    record Parquet(String path) implements SourceSpec {}
}
