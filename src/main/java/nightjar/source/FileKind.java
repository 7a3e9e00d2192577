package nightjar.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nightjar.durable.SourceFile;
import nightjar.source.csv.scan.CsvInput;
import nightjar.table.DataRejected;

/// What kind of file something is, told by its first bytes and not by its name.
enum FileKind {
    PARQUET("a Parquet file", ""),
    /// Text in rows and cells, as far as its first bytes tell; perhaps gzipped.
    CSV("text", ""),
    /// Bytes that are neither text nor anything else that is known.
    BYTES("bytes that are no text", ""),
    ENCRYPTED_PARQUET(
            "an encrypted Parquet file", "Decrypt it, and deliver it as CSV or plain Parquet."),
    GZIPPED_PARQUET("a Parquet file packed with gzip", "Unpack it with gunzip."),
    EXCEL("an Excel workbook", "Save the sheet as CSV (UTF-8) and name that file."),
    OPEN_DOCUMENT(
            "an OpenDocument spreadsheet or text",
            "Save the sheet as CSV (UTF-8) and name that file."),
    OLE(
            "an Excel workbook (.xls) or another old Office document",
            "Save the sheet as CSV (UTF-8) and name that file."),
    ZIP("a zip archive", "Unpack it, and name the file inside."),
    TAR("a tar archive", "Unpack it, and name the file inside."),
    ZSTD("a file packed with zstd", "Unpack it with `zstd -d`, or pack it with gzip."),
    BZIP2("a file packed with bzip2", "Unpack it with bunzip2, or pack it with gzip."),
    XZ("a file packed with xz", "Unpack it with unxz, or pack it with gzip."),
    LZ4("a file packed with lz4", "Unpack it with `lz4 -d`, or pack it with gzip."),
    SNAPPY("a file packed with snappy", "Unpack it, or pack it with gzip."),
    SEVEN_ZIP("a 7z archive", "Unpack it, and name the file inside."),
    RAR("a rar archive", "Unpack it, and name the file inside."),
    ORC("an ORC file", "Write it as Parquet or CSV."),
    AVRO("an Avro file", "Write it as Parquet or CSV."),
    ARROW("an Arrow or Feather file", "Write it as Parquet or CSV."),
    HDF5("an HDF5 file", "Write the table as Parquet or CSV."),
    SQLITE("an SQLite database", "Export the table as CSV."),
    DUCKDB("a DuckDB database", "Export the table: COPY … TO 'file.parquet'."),
    PDF("a PDF document", "Ask for the table as CSV."),
    HTML(
            "a web page (HTML)",
            "It may be the error page of a download: fetch the file again, or save the table as CSV."),
    XML("an XML document", "Write the rows as CSV or Parquet."),
    JSON("JSON", "Write the rows as CSV or Parquet.");

    private static final int HEAD = 4096;

    private static final Pattern JSON_START =
            Pattern.compile(
                    "\\A[\\s\\x{FEFF}]*(\\{\\s*(\"[^\"\\n]*\"\\s*:|\\}|\\z)|\\[\\s*\\{\\s*\").*",
                    Pattern.DOTALL);

    private static final Pattern HTML_START =
            Pattern.compile(
                    "\\A[\\s\\x{FEFF}]*<(!doctype html|html|head|body|table)\\b.*",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern XML_START =
            Pattern.compile("\\A[\\s\\x{FEFF}]*<\\?xml .*", Pattern.DOTALL);

    private final String found;

    /// What to do with it; empty: it is read.
    private final String advice;

    FileKind(String found, String advice) {
        this.found = found;
        this.advice = advice;
    }

    /// The kind of a readable file that is not empty.
    static FileKind of(Path file) {
        SourceFile.check(file);
        try {
            return look(file);
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
    }

    /// As [#of], but of the kinds that are read.
    ///
    /// @throws DataRejected if the file is of another kind, which the message names
    static FileKind readable(Path file) {
        FileKind kind = of(file);
        if (!kind.advice.isEmpty()) {
            throw new DataRejected(
                    "%s: found %s; expected CSV, perhaps gzipped, or Parquet. %s"
                            .formatted(file, kind.found, kind.advice));
        }
        return kind;
    }

    /// Whether the last bytes are those of a Parquet file, whatever the first are.
    static boolean endsAsParquet(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer tail = ByteBuffer.allocate(4);
            long from = channel.size() - tail.capacity();
            return from >= 0
                    && channel.read(tail, from) == tail.capacity()
                    && Magic.at(tail.array(), 0, "PAR1");
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
    }

    private static FileKind look(Path file) throws IOException {
        byte[] head = head(file);
        if (starts(head, "PK\u0003\u0004") || starts(head, "PK\u0005\u0006")) {
            return zipped(file);
        }
        if (starts(head, "\u001F\u008B")) {
            return unpacked(file);
        }
        FileKind known = Magic.of(head);
        return known == null ? text(head) : known;
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    /// Office documents are zip archives with files of certain names.
    private static FileKind zipped(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            if (names.stream().anyMatch(name -> name.startsWith("xl/"))) {
                return EXCEL;
            }
            return names.contains("mimetype") ? OPEN_DOCUMENT : ZIP;
        } catch (IOException _) {
            return ZIP;
        }
    }

    /// A cut or damaged stream is told by those who read all of it.
    private static FileKind unpacked(Path file) throws IOException {
        byte[] head;
        try (CsvInput in = CsvInput.raw(file)) {
            head = in.readNBytes(HEAD);
        } catch (DataRejected _) {
            return CSV;
        }
        FileKind known = Magic.of(head);
        FileKind kind = known == null ? text(head) : known;
        return kind == PARQUET ? GZIPPED_PARQUET : kind;
    }

    private static FileKind text(byte[] head) {
        boolean mark = starts(head, "\u00FF\u00FE") || starts(head, "\u00FE\u00FF");
        String text =
                new String(head, StandardCharsets.ISO_8859_1).replace("\u00EF\u00BB\u00BF", "");
        if (HTML_START.matcher(text).matches()) {
            return HTML;
        }
        if (XML_START.matcher(text).matches()) {
            return XML;
        }
        if (JSON_START.matcher(text).matches()) {
            return JSON;
        }
        return !mark && isBinary(head) ? BYTES : CSV;
    }

    /// Text in UTF-16 has a NUL beside every letter of the West; other bytes have them in a row, or with control characters.
    private static boolean isBinary(byte[] head) {
        int controls = 0;
        for (byte one : head) {
            boolean space = one == '\t' || one == '\n' || one == '\r' || one == '\f';
            controls += one > 0 && one < ' ' && !space ? 1 : 0;
        }
        return controls * 20 > head.length;
    }

    private static boolean starts(byte[] head, String magic) {
        return Magic.at(head, 0, magic);
    }
}
