package nightjar.project;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where rows come from.
public sealed interface SourceSpec {

    /// Where, as the project file says it.
    String place();

    /// Paths of the files that are read. They belong to the workspace and may contain `${date}`.
    List<String> paths();

    /// A file that takes the place of what the project file names: in the same form, or in the one that its name says.
    default File at(String path) {
        return File.of(path);
    }

    /// One file.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    sealed interface File extends SourceSpec {

        String path();

        /// Its key in the project file.
        String kind();

        @Override
        default String place() {
            return path();
        }

        @Override
        default List<String> paths() {
            return List.of(path());
        }

        /// The kind that the name says; everything else is found by looking.
        static File of(String path) {
            return path.endsWith(".parquet") ? new Parquet(path) : Csv.of(path);
        }
    }

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
            implements File {

        /// In the place of a quote: nothing is quoted.
        public static final char NO_QUOTE = '\0';

        /// Everything found by looking.
        public static Csv of(String path) {
            return new Csv(path, null, null, null, null, null, null);
        }

        @Override
        public File at(String other) {
            return File.of(other) instanceof Csv
                    ? new Csv(other, separator, quote, encoding, header, skip, comment)
                    : File.of(other);
        }

        @Override
        public String kind() {
            return "csv";
        }
    }

    /// A Parquet file of flat columns.
    record Parquet(String path) implements File {

        @Override
        public String kind() {
            return "parquet";
        }
    }
}
