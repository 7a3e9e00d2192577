package nightjar.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.durable.Fingerprint;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvSource;
import nightjar.source.parquet.ParquetSource;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import org.jspecify.annotations.Nullable;

/// A file on this machine. What it is, CSV or Parquet, is told by its content; a name or a project file that says otherwise gets a warning.
///
/// @param path absolute
/// @param spec in what form it should be
public record LocalFile(String shown, Path path, SourceSpec.File spec) implements Input {

    /// A file of which nothing is known but where it is.
    public static LocalFile at(Path path) {
        return of(SourceSpec.File.of(path.toString()));
    }

    /// A file whose path is whole.
    public static LocalFile of(SourceSpec.File spec) {
        return new LocalFile(spec.path(), Path.of(spec.path()), spec);
    }

    @Override
    public RowSource open(int batchRows) {
        return open(batchRows, false);
    }

    @Override
    public RowSource openPerhapsEmpty(int batchRows) {
        return open(batchRows, true);
    }

    private RowSource open(int batchRows, boolean mayBeEmpty) {
        SourceSpec.File found = found();
        List<String> notes =
                found.getClass() == spec.getClass() ? List.of() : List.of(otherKind(found));
        return switch (found) {
            case SourceSpec.Csv csv -> CsvSource.open(path, csv, batchRows, mayBeEmpty, notes);
            case SourceSpec.Parquet _ -> ParquetSource.open(path, batchRows, mayBeEmpty, notes);
        };
    }

    private String otherKind(SourceSpec.File found) {
        return switch (found) {
            case SourceSpec.Csv _ ->
                    "%s is no Parquet file but text, and is read as CSV. Name it as `csv:` in the project file."
                            .formatted(path);
            case SourceSpec.Parquet _ ->
                    "%s is a Parquet file and is read as one. Name it as `parquet:` in the project file."
                            .formatted(path);
        };
    }

    /// The form, or one of the kind that the file really is.
    public SourceSpec.File found() {
        FileKind kind = FileKind.readable(path);
        if (kind == FileKind.PARQUET) {
            return new SourceSpec.Parquet(spec.path());
        }
        boolean asSaid =
                kind == FileKind.BYTES
                        || spec instanceof SourceSpec.Csv
                        || FileKind.endsAsParquet(path);
        // What is neither is read as what it should be: whoever does says what is wrong.
        return asSaid ? spec : SourceSpec.Csv.of(spec.path());
    }

    @Override
    public Splits splits(int records) {
        RowSource source = open(records);
        return source instanceof ParquetSource ? counted(source.size(), records) : read(source);
    }

    /// Where a record begins shows, in most files, only to those who read all before it.
    private static Splits read(RowSource source) {
        List<String> positions = new ArrayList<>();
        long records = 0;
        try (BatchReader reader = source.open(null)) {
            positions.add(reader.position());
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                records += batch.records();
                positions.add(reader.position());
            }
        }
        return new Splits(records, positions);
    }

    private static Splits counted(long rows, int records) {
        List<String> positions = new ArrayList<>();
        for (long at = 0; at < rows; at += records) {
            positions.add(Long.toString(at));
        }
        positions.add(Long.toString(rows));
        return new Splits(rows, positions);
    }

    @Override
    public SourceSample sample(Map<String, ColumnType> types) throws IOException {
        return SourceSample.of(this, types);
    }

    @Override
    public WatchedInput watch(String expected) {
        if (!Files.exists(path)) {
            throw new DataRejected("%s: found no such file; expected %s".formatted(path, expected));
        }
        if (!Files.isRegularFile(path)) {
            throw new DataRejected(
                    "%s: found a directory; expected a file. Name the file in it.".formatted(path));
        }
        try {
            Stamp before = stamp();
            return new WatchedInput(this, fingerprint(), before);
        } catch (IOException e) {
            throw new DataRejected(
                    "%s: found a file that cannot be read (%s). Check its permissions."
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    @Override
    public Fingerprint fingerprint() throws IOException {
        return Fingerprint.of(path);
    }

    /// What changes when somebody writes to a file or puts another in its place.
    record Stamp(long size, FileTime modified, @Nullable Object identity) {}

    @Override
    public Stamp stamp() throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(found.size(), found.lastModifiedTime(), found.fileKey());
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
