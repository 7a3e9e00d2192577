package nightjar.source.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import nightjar.durable.PartBook;
import nightjar.durable.PartFolder;
import nightjar.durable.Publication;
import nightjar.durable.WholeFiles;
import nightjar.pass.RejectedSink;
import nightjar.source.csv.scan.CsvLine;
import nightjar.table.RejectedRow;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// Rejected rows on their way into one CSV file of the columns `line`, `reason`, `record`: collected as numbered parts, then published. In the
/// parts a column stands before these: how many rows were handed on before the rejected one, so that it still has its place among them.
public final class RejectedParts implements RejectedSink {

    private static final List<String> HEADER = List.of("line", "reason", "record");

    private final PartFolder folder;
    private final WholeFiles files;

    /// @param folder of the parts; made when the first is written
    /// @param files puts them, and the whole, in their place
    /// @param book has those that are committed
    public RejectedParts(Path folder, WholeFiles files, PartBook book) {
        this.folder = new PartFolder(folder, "csv", files, book);
        this.files = files;
    }

    /// Parts of which nobody keeps book.
    public RejectedParts(Path folder, WholeFiles files) {
        this(folder, files, PartBook.NONE);
    }

    @Override
    public void write(int number, List<RejectedRow> rows, long[] before) {
        folder.write(
                number,
                rows.size(),
                out -> {
                    CSVPrinter printer = printer(out);
                    for (int i = 0; i < before.length; i++) {
                        RejectedRow row = rows.get(i);
                        printer.printRecord(before[i], row.line(), row.reason(), row.raw());
                    }
                    printer.flush();
                });
    }

    private static CSVPrinter printer(OutputStream out) throws IOException {
        return new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CsvLine.FORMAT);
    }

    @Override
    public void enter() {
        folder.enter();
    }

    @Override
    public void truncate(int number) {
        folder.truncate(number);
    }

    /// Puts the rows in the place of `target`, whole. Without rejected rows there is no such file afterwards: one of an earlier attempt
    /// is removed. May be repeated.
    ///
    /// @throws nightjar.durable.HandOverDamaged if a part is not what was written
    public Optional<Publication> publish(Path target) {
        return publish(target, false, _ -> {});
    }

    /// As [#publish(Path)].
    ///
    /// @param guarded whether texts are kept from being taken for formulas; an apostrophe at their beginning is doubled
    /// @param counted is told the number of rows before the file gets its name, and may throw
    public Optional<Publication> publish(Path target, boolean guarded, LongConsumer counted) {
        if (folder.isEmpty()) {
            counted.accept(0);
            files.remove(target);
            return Optional.empty();
        }
        CsvFile.Records records =
                guarded ? this::copyGuarded : out -> folder.copyTo(new WithoutFirstCell(out));
        return Optional.of(
                files.publish(target, counted, out -> CsvFile.write(out, HEADER, records)));
    }

    private void copyGuarded(OutputStream out) throws IOException {
        CSVPrinter printer = printer(out);
        for (Path part : folder.held()) {
            for (Placed placed : read(part)) {
                RejectedRow row = placed.row();
                printer.printRecord(
                        row.line(),
                        FormulaGuard.guardForth(row.reason()),
                        FormulaGuard.guardForth(row.raw()));
            }
        }
        printer.flush();
    }

    /// A rejected row and its place.
    ///
    /// @param before how many rows were handed on before it
    public record Placed(long before, RejectedRow row) {}

    /// How many parts there are.
    public int count() {
        return folder.counts().size();
    }

    /// Per part how many rows it has, as the book has it.
    public List<Long> counts() {
        return folder.counts();
    }

    /// The rows of part `number`, held against the book.
    public List<Placed> read(int number) {
        try {
            return read(folder.held().get(number));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + folder.part(number) + ": " + e.getMessage(), e);
        }
    }

    private static List<Placed> read(Path part) throws IOException {
        try (Reader reader = Files.newBufferedReader(part);
                CSVParser parser = CSVParser.parse(reader, CsvLine.FORMAT)) {
            return parser.stream().map(RejectedParts::placed).toList();
        }
    }

    private static Placed placed(CSVRecord cells) {
        return new Placed(
                Long.parseLong(cells.get(0)),
                new RejectedRow(Long.parseLong(cells.get(1)), cells.get(3), cells.get(2)));
    }

    /// Leaves out the first cell of every record, which is a number, and its separator.
    private static final class WithoutFirstCell extends OutputStream {

        private final OutputStream out;
        private boolean inFirst = true;
        private boolean quoted;

        WithoutFirstCell(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] block, int from, int length) throws IOException {
            int begin = from;
            for (int i = from; i < from + length; i++) {
                byte b = block[i];
                if (inFirst) {
                    inFirst = b != ',';
                    begin = i + 1;
                } else if (b == '"') {
                    quoted = !quoted;
                } else if (b == '\n' && !quoted) {
                    out.write(block, begin, i + 1 - begin);
                    begin = i + 1;
                    inFirst = true;
                }
            }
            out.write(block, begin, from + length - begin);
        }
    }
}
