package nightjar.source.csv;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.pass.SourceBatch;
import nightjar.source.csv.scan.ByteWindow;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.Dialect;
import nightjar.source.csv.scan.RecordSplitter;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;

/// Records that were set aside and mended by hand, read as their source reads its own: each alone, so that one that is still malformed takes no other with it.
///
/// Rows that were set aside after they were read stand there as CSV, whatever their source is; those that could not be read stand as they came. Which of
/// the two a mended record is told by how it was set aside; a record that is none of that is tried as the other.
public final class MendedRecords {

    private final RowForm form;
    private final CsvRecords raw;
    private final CsvRecords cells;
    private final List<RejectedRow> rejected = new ArrayList<>();

    public MendedRecords(RowForm form) {
        this.form = form;
        this.raw = records(form.raw());
        this.cells = records(form.cells());
    }

    private CsvRecords records(Dialect dialect) {
        return new CsvRecords(StandardCharsets.UTF_8, dialect, width(), 16);
    }

    private int width() {
        return form.columns().size();
    }

    /// @param number of the record in the source, from 1
    /// @param mended the row with its new text
    /// @param asSetAside the text as it was
    public void add(long number, RejectedRow mended, String asSetAside) {
        boolean cellsFirst = read(form.cells(), 1, 1, asSetAside, null) == null;
        CsvPosition at = new CsvPosition(0, number - 1, mended.line());
        String problem = read(at, mended.raw(), cellsFirst);
        if (problem != null && read(at, mended.raw(), !cellsFirst) != null) {
            rejected.add(new RejectedRow(mended.line(), mended.raw(), problem));
        }
    }

    private @Nullable String read(CsvPosition at, String text, boolean asCells) {
        return asCells
                ? read(form.cells(), at.records() + 1, at.line(), text, cells)
                : read(form.raw(), at.records() + 1, at.line(), text, raw);
    }

    /// Why a text is no record of this form; null: it is, and was added.
    private @Nullable String read(
            Dialect dialect, long number, long line, String text, @Nullable CsvRecords into) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (RecordSplitter splitter =
                new RecordSplitter(
                        new ByteWindow(new ByteArrayInputStream(bytes), 0),
                        StandardCharsets.UTF_8,
                        dialect,
                        width(),
                        new CsvPosition(0, number - 1, line))) {
            if (!splitter.next()) {
                return "record: nothing; expected %s cells".formatted(width());
            }
            if (splitter.problem() instanceof String problem) {
                return problem;
            }
            if (splitter.position().offset() < bytes.length) {
                return "record: more than one; expected one";
            }
            if (into != null) {
                into.add(splitter);
            }
            return null;
        }
    }

    /// What was read, and what still could not be, in the order of the lines within each batch.
    public List<SourceBatch> batches() {
        return Stream.of(
                        new SourceBatch(batch(raw), rejected),
                        new SourceBatch(batch(cells), List.of()))
                .filter(batch -> batch.records() > 0)
                .toList();
    }

    private RecordBatch batch(CsvRecords records) {
        return new RecordBatch(
                form.schema(),
                records.columns(IntStream.range(0, width()).toArray()),
                records.numbers(),
                records.lines());
    }
}
