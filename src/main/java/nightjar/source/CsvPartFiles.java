package nightjar.source;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/// Numbered parts of one CSV file: records without header, RFC 4180, LF, UTF-8.
final class CsvPartFiles {

    private final PartFolder parts;
    private final WholeFiles files;
    private final List<String> header;

    CsvPartFiles(Path folder, List<String> header, WholeFiles files) {
        this.parts = new PartFolder(folder, "csv");
        this.files = files;
        this.header = List.copyOf(header);
    }

    /// Prints records.
    interface Records {
        void printTo(CSVPrinter printer) throws IOException;
    }

    void write(int number, Records records) {
        files.write(
                parts.part(number),
                aside -> {
                    try (BufferedWriter writer = Files.newBufferedWriter(aside);
                            CSVPrinter printer = new CSVPrinter(writer, CsvLine.FORMAT)) {
                        records.printTo(printer);
                    }
                });
    }

    /// Records that are bytes already.
    void writeBytes(int number, List<byte[]> blocks) {
        files.write(
                parts.part(number),
                aside -> {
                    try (OutputStream out = Files.newOutputStream(aside)) {
                        for (byte[] block : blocks) {
                            out.write(block);
                        }
                    }
                });
    }

    void truncate(int number) {
        parts.truncate(number, files);
    }

    /// Removes a file published by an earlier attempt.
    void withdraw(Path target) {
        files.remove(target);
    }

    boolean isEmpty() {
        return parts.parts().stream().allMatch(CsvPartFiles::isEmpty);
    }

    private static boolean isEmpty(Path part) {
        try {
            return Files.size(part) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + part + ": " + e.getMessage(), e);
        }
    }

    /// Header and parts as one file, the same on every call.
    Publication publish(Path target) {
        MessageDigest digest = sha256();
        RecordCounter records = new RecordCounter();
        files.write(
                target,
                aside -> {
                    try (OutputStream file =
                                    new BufferedOutputStream(
                                            Files.newOutputStream(aside), 1 << 16);
                            OutputStream digested = new DigestOutputStream(file, digest)) {
                        concatenate(records.countingInto(digested));
                    }
                });
        return new Publication(
                target,
                records.records() - 1,
                records.bytes(),
                HexFormat.of().formatHex(digest.digest()));
    }

    private void concatenate(OutputStream out) throws IOException {
        String names = CsvLine.FORMAT.format(header.toArray());
        out.write((names + "\n").getBytes(StandardCharsets.UTF_8));
        for (Path part : parts.whole()) {
            Files.copy(part, out);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
