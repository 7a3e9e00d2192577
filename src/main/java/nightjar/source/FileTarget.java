package nightjar.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import nightjar.durable.Fingerprint;
import nightjar.durable.Publication;
import nightjar.durable.WholeFiles;
import nightjar.project.OutputForm;
import nightjar.source.csv.CsvBytes;
import nightjar.source.csv.CsvFile;
import nightjar.source.csv.CsvParts;
import nightjar.source.csv.FormulaGuard;
import nightjar.source.parquet.ParquetWriter;
import nightjar.table.RecordBatch;

/// A file on this machine, in the form that its name says; see [OutputForm].
///
/// @param path absolute
public record FileTarget(Path path) implements Target {

    @Override
    public FileTarget rejected() {
        return new FileTarget(path.resolveSibling(path.getFileName() + ".rejected.csv"));
    }

    @Override
    public boolean isTaken() {
        return Files.exists(path);
    }

    @Override
    public boolean isSame(Target other) {
        return switch (other) {
            case FileTarget file -> FileIdentity.isSame(path, file.path());
        };
    }

    @Override
    public Optional<Fingerprint> content() {
        try {
            return Files.isRegularFile(path) ? Optional.of(Fingerprint.of(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String shown(Path workspace) {
        return path.startsWith(workspace) ? workspace.relativize(path).toString() : path.toString();
    }

    @Override
    public void sweep(WholeFiles files) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            files.sweepFlat(folder);
        }
    }

    @Override
    public Publication publish(CsvParts rows, boolean guarded, LongConsumer counted) {
        return rows.files().publish(path, counted, out -> write(rows, guarded, out));
    }

    private long write(CsvParts rows, boolean guarded, OutputStream out) throws IOException {
        return switch (OutputForm.of(path.getFileName().toString())) {
            case CSV -> csv(rows, guarded, out);
            case GZIPPED_CSV -> {
                try (OutputStream packed = new GZIPOutputStream(out, 1 << 16)) {
                    yield csv(rows, guarded, packed);
                }
            }
            case PARQUET -> parquet(rows, out);
        };
    }

    private static long csv(CsvParts rows, boolean guarded, OutputStream out) throws IOException {
        if (!guarded) {
            return CsvFile.write(out, rows.schema().names(), rows::copyTo);
        }
        return CsvFile.write(
                out,
                rows.schema().names().stream().map(FormulaGuard::guard).toList(),
                body ->
                        rows.each(
                                batches -> {
                                    for (RecordBatch batch : batches) {
                                        body.write(CsvBytes.of(FormulaGuard.guard(batch)));
                                    }
                                }));
    }

    /// A row group per part, columns of the types of the schema.
    private static long parquet(CsvParts rows, OutputStream out) throws IOException {
        ParquetWriter.Table table = new ParquetWriter().table(out, rows.schema());
        long[] written = new long[1];
        rows.each(
                batches -> {
                    table.add(batches);
                    written[0] += batches.stream().mapToLong(RecordBatch::rows).sum();
                });
        table.end();
        return written[0];
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
