package nightjar.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import nightjar.spec.OutputForm;

/// One CSV file made of numbered parts of records without header, RFC 4180, LF, UTF-8; gzipped where its name says so.
///
/// @param filter what each part passes through on its way into the file
record CsvPartFiles(
        PartFolder parts,
        WholeFiles files,
        List<String> header,
        Function<OutputStream, OutputStream> filter) {

    /// Header and parts as one file, the same on every call.
    ///
    /// @param counted is told the number of rows before the file gets its name, and may throw
    /// @throws HandOverDamaged if a part is not what was written
    Publication publish(Path target, LongConsumer counted) {
        RecordCounter records = new RecordCounter();
        DigestStream[] digest = new DigestStream[1];
        files.write(
                target,
                aside -> {
                    digest[0] =
                            new DigestStream(
                                    new BufferedOutputStream(
                                            Files.newOutputStream(aside), 1 << 16));
                    try (OutputStream packed = packed(target, digest[0])) {
                        concatenate(records.countingInto(packed));
                    }
                    counted.accept(records.records() - 1);
                });
        return new Publication(
                target, records.records() - 1, digest[0].bytes(), digest[0].sha256());
    }

    private static OutputStream packed(Path target, OutputStream out) throws IOException {
        return switch (OutputForm.of(target.getFileName().toString())) {
            case CSV -> out;
            case GZIPPED_CSV -> new GZIPOutputStream(out, 1 << 16);
            case PARQUET -> throw new IllegalArgumentException("No CSV: " + target);
        };
    }

    private void concatenate(OutputStream out) throws IOException {
        String names = CsvLine.FORMAT.format(header.toArray());
        out.write((names + "\n").getBytes(StandardCharsets.UTF_8));
        OutputStream filtered = filter.apply(out);
        for (PartFolder.Standing part : parts.whole()) {
            part.copyTo(filtered);
        }
    }
}
