package nightjar.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import nightjar.table.RejectedRow;
import org.apache.commons.csv.CSVPrinter;

/// Rejected rows on their way into one CSV file of the columns `line`, `reason`, `record`: collected as numbered parts, then published. In the
/// parts a column stands before these: how many rows were handed on before the rejected one, so that it still has its place among them.
public final class RejectedParts {

    private static final List<String> HEADER = List.of("line", "reason", "record");

    private final PartFolder folder;
    private final boolean guarded;
    private final WholeFiles files;

    /// @param folder of the parts; made when the first is written
    /// @param guarded whether texts are kept from being taken for formulas
    /// @param files puts them, and the whole, in their place
    /// @param book has those that are committed
    public RejectedParts(Path folder, boolean guarded, WholeFiles files, PartBook book) {
        this.folder = new PartFolder(folder, "csv", files, book);
        this.guarded = guarded;
        this.files = files;
    }

    /// Parts of which nobody keeps book.
    public RejectedParts(Path folder, WholeFiles files) {
        this(folder, false, files, PartBook.NONE);
    }

    /// Writes part `number`, from 0: aside, synced, then renamed. Writing a part again replaces it.
    ///
    /// @param before per row how many were handed on before it
    public void write(int number, List<RejectedRow> rows, long[] before) {
        folder.write(
                number,
                rows.size(),
                out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    CSVPrinter printer = new CSVPrinter(writer, CsvLine.FORMAT);
                    for (int i = 0; i < before.length; i++) {
                        print(printer, before[i], rows.get(i));
                    }
                    printer.flush();
                });
    }

    private void print(CSVPrinter printer, long before, RejectedRow row) throws IOException {
        printer.printRecord(
                before,
                row.line(),
                guarded ? FormulaGuard.guardForth(row.reason()) : row.reason(),
                guarded ? FormulaGuard.guardForth(row.raw()) : row.raw());
    }

    /// Enters what was written since the last time in the book, in the transaction of the chunk that wrote it.
    public void enter() {
        folder.enter();
    }

    /// Removes parts from `number` on: those of chunks that were never committed.
    public void truncate(int number) {
        folder.truncate(number);
    }

    /// Puts the rows in the place of `target`, whole. Without rejected rows there is no such file afterwards: one of an earlier attempt
    /// is removed. May be repeated.
    ///
    /// @throws HandOverDamaged if a part is not what was written
    public Optional<Publication> publish(Path target) {
        return publish(target, _ -> {});
    }

    /// As [#publish(Path)].
    ///
    /// @param counted is told the number of rows before the file gets its name, and may throw
    public Optional<Publication> publish(Path target, LongConsumer counted) {
        if (folder.isEmpty()) {
            counted.accept(0);
            files.remove(target);
            return Optional.empty();
        }
        return Optional.of(
                new CsvPartFiles(folder, files, HEADER, WithoutFirstCell::new)
                        .publish(target, counted));
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
