package nightjar.source.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.durable.WholeFiles;
import nightjar.project.SourceSpec;
import nightjar.source.csv.scan.CsvLine;
import nightjar.source.csv.scan.RecordCounter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/// A CSV file: a header, then records; RFC 4180, UTF-8, commas, a line feed behind each record.
public final class CsvFile {

    private CsvFile() {}

    /// Writes records.
    public interface Records {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes the file into a stream.
    ///
    /// @param header the names of the columns
    /// @return how many records there were below the header
    public static long write(OutputStream out, List<String> header, Records records)
            throws IOException {
        String names = CsvLine.FORMAT.format(header.toArray());
        out.write((names + "\n").getBytes(StandardCharsets.UTF_8));
        RecordCounter counter = new RecordCounter();
        records.writeTo(counter.countingInto(out));
        return counter.records();
    }

    /// Replaces `target`, whole, by a small file.
    ///
    /// @param rows the header first
    public static void write(Path target, List<List<String>> rows) {
        WholeFiles.UNGUARDED.write(
                target,
                aside -> {
                    try (Writer writer = Files.newBufferedWriter(aside);
                            CSVPrinter printer = new CSVPrinter(writer, CsvLine.FORMAT)) {
                        printer.printRecords(rows);
                    }
                });
    }

    /// Writes a small file in the form of another one, every cell in quotes where there are quotes; a missing cell is empty.
    ///
    /// @param quote [SourceSpec.Csv#NO_QUOTE]: there are none
    /// @param rows the header first
    public static void write(
            Path file,
            char separator,
            char quote,
            Charset encoding,
            List<List<@Nullable String>> rows)
            throws IOException {
        CSVFormat.Builder format =
                CSVFormat.Builder.create()
                        .setDelimiter(separator)
                        .setQuote(null)
                        .setNullString("")
                        .setRecordSeparator('\n');
        if (quote != SourceSpec.Csv.NO_QUOTE) {
            format.setQuote(quote).setQuoteMode(QuoteMode.ALL);
        }
        try (Writer writer = Files.newBufferedWriter(file, encoding);
                CSVPrinter printer = new CSVPrinter(writer, format.get())) {
            printer.printRecords(rows);
        }
    }
}
