package nightjar.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nightjar.table.RejectedRow;

/// Rejected rows on their way into one CSV file of the columns `line`, `reason`, `record`: collected as numbered parts, then published.
public final class RejectedParts {

    private final CsvPartFiles files;

    /// @param folder of the parts; made when the first is written
    /// @param writing puts them, and the whole, in their place
    public RejectedParts(Path folder, WholeFiles writing) {
        files = new CsvPartFiles(folder, List.of("line", "reason", "record"), writing);
    }

    /// Writes part `number`, from 0: aside, synced, then renamed. Writing a part again replaces it.
    public void write(int number, List<RejectedRow> rows) {
        files.write(
                number,
                printer -> {
                    for (RejectedRow row : rows) {
                        printer.printRecord(row.line(), row.reason(), row.raw());
                    }
                });
    }

    /// Removes parts from `number` on: those of chunks that were never committed.
    public void truncate(int number) {
        files.truncate(number);
    }

    /// Puts the rows in the place of `target`, whole. Without rejected rows there is no such file afterwards: one of an earlier attempt
    /// is removed. May be repeated.
    public Optional<Publication> publish(Path target) {
        if (files.isEmpty()) {
            files.withdraw(target);
            return Optional.empty();
        }
        return Optional.of(files.publish(target));
    }
}
