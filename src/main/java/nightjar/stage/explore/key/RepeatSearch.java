package nightjar.stage.explore.key;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.ledger.Artifact;
import nightjar.ledger.RunFolder;
import nightjar.reading.TextRules;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// Counts the rows whose cell stands in an earlier row too, column by column, exactly and over any number of rows: each unit leaves hashes of cells
/// beside its state, as those of keys. For a pass that keeps [Gathered] as part of its state.
///
/// @param columns that are looked at, in the same order at every attempt
/// @param place beginning of the names of the places
public record RepeatSearch(List<String> columns, String place) {

    /// Hashes of cells while rows are scored.
    public static final Artifact.Parts<Path> FOLDER = Artifact.folder("repeats/");

    private static final String PLACE = FOLDER.name();
    private static final TextRules NONE = TextRules.of(List.of());

    public RepeatSearch {
        columns = List.copyOf(columns);
    }

    /// @param columns that are looked at, in the same order at every attempt
    public static RepeatSearch of(List<String> columns) {
        return new RepeatSearch(columns, PLACE);
    }

    /// Of keys only, beside a search among other columns in the same run.
    ///
    /// @param key null: the rows have none, and nothing is found
    public static RepeatSearch ofKeys(@Nullable String key) {
        return new RepeatSearch(key == null ? List.of() : List.of(key), PLACE + "key-");
    }

    /// Hashes of cells of a unit that is not yet whole, and how many units before it left theirs.
    public static final class Gathered {

        private final List<KeyHashes> hashes;
        private int units;

        private Gathered(List<KeyHashes> hashes) {
            this.hashes = hashes;
        }

        /// Takes over the cells of rows behind these.
        public void merge(Gathered later) {
            for (int i = 0; i < hashes.size(); i++) {
                hashes.get(i).merge(later.hashes.get(i));
            }
            units += later.units;
        }

        public void write(DataOutput out) throws IOException {
            out.writeInt(units);
            for (KeyHashes column : hashes) {
                column.write(out);
            }
        }
    }

    /// Of no rows.
    public Gathered none() {
        return new Gathered(columns.stream().map(_ -> new KeyHashes()).toList());
    }

    /// What [Gathered#write] wrote.
    public Gathered read(DataInput in) throws IOException {
        int units = in.readInt();
        List<KeyHashes> hashes = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            hashes.add(KeyHashes.read(in));
        }
        Gathered gathered = new Gathered(hashes);
        gathered.units = units;
        return gathered;
    }

    /// The cells of one batch, brought to their types. Called by several threads at once.
    public Gathered gather(RecordBatch rows) {
        return new Gathered(
                columns.stream()
                        .map(
                                name ->
                                        KeyHashes.of(
                                                rows.column(name),
                                                NONE.column(name),
                                                rows.records()))
                        .toList());
    }

    /// What a whole unit leaves beside its state, by place; it stays behind as one of the units that left something.
    public SortedMap<String, byte[]> take(Gathered unit) {
        SortedMap<String, byte[]> beside = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            beside.put(place + i, unit.hashes.get(i).take());
        }
        unit.units = 1;
        return beside;
    }

    /// Per column the rows whose cell stood in a row before; missing cells are none.
    ///
    /// @param all units
    /// @param folder where they left their cells
    public SortedMap<String, Long> repeats(Gathered all, RunFolder folder) {
        SortedMap<String, Long> repeats = new TreeMap<>();
        found(all, folder).forEach((name, found) -> repeats.put(name, found.rows()));
        return repeats;
    }

    /// As [#repeats], with the rows themselves.
    public SortedMap<String, KeyDuplicates> found(Gathered all, RunFolder folder) {
        SortedMap<String, KeyDuplicates> found = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            KeyParts parts = new KeyParts(folder, place + i, all.units);
            found.put(columns.get(i), DuplicateSearch.find(parts));
        }
        return found;
    }
}
