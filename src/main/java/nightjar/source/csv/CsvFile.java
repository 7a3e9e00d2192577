package nightjar.source.csv;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.durable.WholeFiles;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// A small CSV file, written whole: UTF-8, commas, a line feed behind each record.
public final class CsvFile {

    private CsvFile() {}

    /// Replaces `target`, whole.
    ///
    /// @param rows the header first
    public static void write(Path target, List<List<String>> rows) {
        CSVFormat format = CSVFormat.Builder.create().setRecordSeparator('\n').get();
        WholeFiles.UNGUARDED.write(
                target,
                aside -> {
                    try (Writer writer = Files.newBufferedWriter(aside);
                            CSVPrinter printer = new CSVPrinter(writer, format)) {
                        printer.printRecords(rows);
                    }
                });
    }
}
