package nightjar.source.csv;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import nightjar.durable.DigestStream;
import nightjar.durable.Publication;
import nightjar.durable.WholeFiles;
import nightjar.project.OutputForm;
import nightjar.source.csv.scan.CsvLine;
import nightjar.source.csv.scan.RecordCounter;

/// One CSV file made of numbered parts of records, RFC 4180, LF, UTF-8; gzipped where its name says so.
///
/// @param header the names of the columns
/// @param records writes those of the parts, one part after the other
public record PublishedCsv(WholeFiles files, List<String> header, Records records) {

    /// Writes records.
    public interface Records {
        void writeTo(OutputStream out) throws IOException;
    }

    /// The same on every call.
    ///
    /// @param counted is told the number of rows before the file gets its name, and may throw
    /// @throws nightjar.durable.HandOverDamaged if a part is not what was written
    public Publication publish(Path target, LongConsumer counted) {
        RecordCounter counter = new RecordCounter();
        DigestStream[] digest = new DigestStream[1];
        files.write(
                target,
                aside -> {
                    digest[0] =
                            new DigestStream(
                                    new BufferedOutputStream(
                                            Files.newOutputStream(aside), 1 << 16));
                    try (OutputStream packed = packed(target, digest[0])) {
                        write(counter.countingInto(packed));
                    }
                    counted.accept(counter.records() - 1);
                });
        return new Publication(
                target, counter.records() - 1, digest[0].bytes(), digest[0].sha256());
    }

    private static OutputStream packed(Path target, OutputStream out) throws IOException {
        return switch (OutputForm.of(target.getFileName().toString())) {
            case CSV -> out;
            case GZIPPED_CSV -> new GZIPOutputStream(out, 1 << 16);
            case PARQUET -> throw new IllegalArgumentException("No CSV: " + target);
        };
    }

    private void write(OutputStream out) throws IOException {
        String names = CsvLine.FORMAT.format(header.toArray());
        out.write((names + "\n").getBytes(StandardCharsets.UTF_8));
        records.writeTo(out);
    }
}
