package nightjar.source.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.SourceSpec;
import nightjar.table.DataRejected;
import nightjar.table.RecordBatch;

/// A file of rejected rows as it comes back from the one who mended them: the text of each record by its line.
public final class RejectedFile {

    private static final String LINE = "line";
    private static final String RECORD = "record";
    private static final int BATCH_ROWS = 4096;

    private RejectedFile() {}

    /// @param guarded whether it was written for a spreadsheet
    /// @throws DataRejected if it is no such file
    public static Map<Long, String> read(Path file, boolean guarded) {
        RowSource source =
                CsvSource.open(
                        file,
                        new SourceSpec.Csv(file.toString(), null, '"', null, true, null, null),
                        BATCH_ROWS);
        List<String> names = source.schema().names();
        if (!names.contains(LINE) || !names.contains(RECORD)) {
            throw new DataRejected(
                    "%s: found the columns %s; expected a file of rejected rows, with 'line' and 'record'. Mend the records in the file that scoring wrote."
                            .formatted(file, names));
        }
        Map<Long, String> records = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        try (BatchReader reader = source.open(null)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                batch.rejected()
                        .forEach(row -> problems.add("line " + row.line() + ": " + row.reason()));
                add(batch.rows(), guarded, records, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new DataRejected(
                    "%s: %s. Mend the file; nothing was scored."
                            .formatted(
                                    file, String.join("; ", problems.stream().limit(10).toList())));
        }
        return records;
    }

    private static void add(
            RecordBatch rows, boolean guarded, Map<Long, String> records, List<String> problems) {
        for (int row = 0; row < rows.rows(); row++) {
            String line = rows.column(LINE).text(row).strip();
            String text = rows.column(RECORD).text(row);
            String record = guarded ? FormulaGuard.unguard(text) : text;
            if (!line.matches("[0-9]{1,18}")) {
                problems.add(
                        "line %s: found '%s' as line, expected a number"
                                .formatted(rows.line(row), line));
                continue;
            }
            String former = records.put(Long.parseLong(line), record);
            if (former != null && !former.equals(record)) {
                problems.add(
                        "line %s: found line %s twice with different records, expected it once"
                                .formatted(rows.line(row), line));
            }
        }
    }
}
