package nightjar.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvSource;
import nightjar.source.parquet.ParquetSource;
import nightjar.table.ColumnType;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Opens what a project file names. A new kind of source is a new record in [SourceSpec] and a line here.
public final class Sources {

    private Sources() {}

    /// The rows of a file. What the file is, CSV or Parquet, is told by its content; a name or a project file that says otherwise gets a warning.
    ///
    /// @param file the path of the spec with its date filled in, below the workspace
    /// @param batchRows records per batch, rejected ones included; at least 1
    /// @throws nightjar.table.DataRejected if the file is of another kind, which the message names
    public static RowSource open(SourceSpec spec, Path file, int batchRows) {
        return open(spec, file, batchRows, false);
    }

    /// As [#open], but that a table without rows is a source too.
    public static RowSource openPerhapsEmpty(SourceSpec spec, Path file, int batchRows) {
        return open(spec, file, batchRows, true);
    }

    private static RowSource open(SourceSpec spec, Path file, int batchRows, boolean mayBeEmpty) {
        SourceSpec found = byContent(spec, file);
        RowSource source =
                switch (found) {
                    case SourceSpec.Csv csv -> CsvSource.open(file, csv, batchRows, mayBeEmpty);
                    case SourceSpec.Parquet _ -> ParquetSource.open(file, batchRows, mayBeEmpty);
                };
        return found.getClass() == spec.getClass() ? source : new Noted(source, note(file, found));
    }

    private static String note(Path file, SourceSpec found) {
        return switch (found) {
            case SourceSpec.Csv _ ->
                    "%s is no Parquet file but text, and is read as CSV. Name it as `csv:` in the project file."
                            .formatted(file);
            case SourceSpec.Parquet _ ->
                    "%s is a Parquet file and is read as one. Name it as `parquet:` in the project file."
                            .formatted(file);
        };
    }

    /// How to read a file of which nothing is known but where it is.
    public static SourceSpec byContent(Path file) {
        return byContent(
                file.toString().endsWith(".parquet")
                        ? new SourceSpec.Parquet(file.toString())
                        : SourceSpec.Csv.of(file.toString()),
                file);
    }

    /// The spec, or one of the kind that the file really is.
    static SourceSpec byContent(SourceSpec spec, Path file) {
        FileKind kind = FileKind.of(file);
        return switch (kind) {
            case PARQUET -> new SourceSpec.Parquet(spec.path());
            case CSV ->
                    spec instanceof SourceSpec.Csv || FileKind.endsAsParquet(file)
                            ? spec
                            : SourceSpec.Csv.of(spec.path());
            // Whoever reads it says what is wrong.
            case BYTES -> spec;
            case ENCRYPTED_PARQUET,
                    GZIPPED_PARQUET,
                    EXCEL,
                    OPEN_DOCUMENT,
                    OLE,
                    ZIP,
                    TAR,
                    ZSTD,
                    BZIP2,
                    XZ,
                    LZ4,
                    SNAPPY,
                    SEVEN_ZIP,
                    RAR,
                    ORC,
                    AVRO,
                    ARROW,
                    HDF5,
                    SQLITE,
                    DUCKDB,
                    PDF,
                    HTML,
                    XML,
                    JSON ->
                    throw kind.refusal(file);
        };
    }

    /// A source with a warning of its own.
    private record Noted(RowSource source, String note) implements RowSource {

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Schema schema() {
            return source.schema();
        }

        @Override
        public RowSource only(List<String> names) {
            return new Noted(source.only(names), note);
        }

        @Override
        public RowSource suiting(Map<String, ColumnType> types) {
            return new Noted(source.suiting(types), note);
        }

        @Override
        public RowSource larger(int times) {
            return new Noted(source.larger(times), note);
        }

        @Override
        public List<String> warnings() {
            return Stream.concat(Stream.of(note), source.warnings().stream()).toList();
        }

        @Override
        public long size() {
            return source.size();
        }

        @Override
        public BatchReader open(@Nullable String position) {
            return source.open(position);
        }
    }
}
