package nightjar.source;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import nightjar.durable.Fingerprint;
import nightjar.durable.Publication;
import nightjar.durable.WholeFiles;
import nightjar.source.csv.CsvParts;

/// Where scores go, and the one type that knows all kinds of it.
///
/// Whatever it is, rows are published there whole or not at all; again, with the same content, as often as a run is restarted; and it can be told at
/// any time whether that content still stands there.
public sealed interface Target permits FileTarget {

    /// As the project file or the command line names it.
    static Target of(Path file) {
        return new FileTarget(file);
    }

    /// The file of the rows that could not be scored.
    FileTarget rejected();

    /// Whether something stands there.
    boolean isTaken();

    /// Whether both are the same place, or would be once something stands there.
    boolean isSame(Target other);

    /// What tells that which stands there from any other content; empty: there is nothing that could have been published.
    Optional<Fingerprint> content();

    /// As the ledger names it.
    ///
    /// @param workspace what lies in it is named from there
    String shown(Path workspace);

    /// Removes what dead attempts left behind on their way there.
    void sweep(WholeFiles files);

    /// Puts the rows there, whole, in the place of what stood there. May be repeated, with the same content each time.
    ///
    /// @param guarded whether texts are kept from being taken for formulas, where that can happen
    /// @param counted is told the number of rows before they can be seen, and may throw
    /// @throws nightjar.durable.HandOverDamaged if a part is not what was written
    Publication publish(CsvParts rows, boolean guarded, LongConsumer counted);
}
