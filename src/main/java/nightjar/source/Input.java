package nightjar.source;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import nightjar.durable.Fingerprint;
import nightjar.pass.RowSource;
import nightjar.project.DatedPath;
import nightjar.project.ProjectFile;
import nightjar.project.SourceSpec;
import nightjar.table.ColumnType;

/// What rows come from, and the one type that knows all kinds of it. A run has several, by name.
///
/// Restarts are exact because an input can be read again, the same, from any position it gave out. What is no file must become one first: its rows
/// are copied into parts of the run folder, and those are the input.
public sealed interface Input permits LocalFile {

    /// The name of the rows that a run learns from or scores.
    String ROWS = "rows";

    /// The name of the rows that come with what must become of them.
    String GOLDEN = "golden";

    /// What a project file names, for a business date.
    static Input of(SourceSpec spec, ProjectFile file, LocalDate date) {
        return switch (spec) {
            case SourceSpec.File one ->
                    new LocalFile(
                            DatedPath.of(one.path(), date), file.resolve(one.path(), date), one);
        };
    }

    /// As the project file or the command line names it: for people, and in the ledger.
    String shown();

    /// The rows, with their schema, their size, and positions at which reading goes on. A table without rows is refused.
    ///
    /// @param batchRows records per batch, rejected ones included; at least 1
    /// @throws nightjar.table.DataRejected if it is nothing that can be read; the message says what it is
    RowSource open(int batchRows);

    /// As [#open], but that a table without rows is an input too.
    RowSource openPerhapsEmpty(int batchRows);

    /// Where its records can be cut; to find that out may take as long as reading them.
    ///
    /// @param records from one position to the next, at least 1
    Splits splits(int records) throws IOException;

    /// Looks for the records that a sample is made of.
    ///
    /// @param types what the columns will be read as
    SourceSample sample(Map<String, ColumnType> types) throws IOException;

    /// Takes its fingerprint: from now on it must stay what it is.
    ///
    /// @param expected what should be there, and what to do if it is not, for people
    /// @throws nightjar.table.DataRejected if it is not there, or cannot be read
    WatchedInput watch(String expected);

    /// What tells it from any other content.
    Fingerprint fingerprint() throws IOException;

    /// What is cheap to look at and changes when its content does; compared with `equals`.
    Object stamp() throws IOException;
}
