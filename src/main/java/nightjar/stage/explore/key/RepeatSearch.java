package nightjar.stage.explore.key;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.ledger.RunFolder;
import nightjar.reading.TextRules;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// Counts the rows whose cell stands in an earlier row too, column by column, exactly and over any number of rows: hashes of cells go to part
/// files in the run folder, as those of keys do. For a pass that keeps [Gathered] as part of its state.
public final class RepeatSearch {

    private static final String PLACE = "repeats/";

    private final List<String> columns;
    private final List<KeyParts> parts = new ArrayList<>();
    private final TextRules none = TextRules.of(List.of());

    /// @param columns that are looked at, in the same order at every attempt
    public RepeatSearch(RunFolder folder, List<String> columns) {
        this(folder, PLACE, columns);
    }

    private RepeatSearch(RunFolder folder, String place, List<String> columns) {
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            parts.add(new KeyParts(folder, place + i));
        }
    }

    /// Of keys only, beside a search among other columns in the same run.
    ///
    /// @param key null: the rows have none, and nothing is found
    public static RepeatSearch ofKeys(RunFolder folder, @Nullable String key) {
        return new RepeatSearch(folder, PLACE + "key-", key == null ? List.of() : List.of(key));
    }

    /// Hashes of cells that are in no part file yet.
    public static final class Gathered {

        private final List<KeyHashes> hashes;
        private int parts;

        private Gathered(List<KeyHashes> hashes, int parts) {
            this.hashes = hashes;
            this.parts = parts;
        }

        /// The part files written so far, per column.
        public int parts() {
            return parts;
        }

        /// Takes over the cells of rows behind these.
        public void merge(Gathered later) {
            for (int i = 0; i < hashes.size(); i++) {
                hashes.get(i).merge(later.hashes.get(i));
            }
        }
    }

    /// Nothing beyond the part files.
    public Gathered from(int written) {
        return new Gathered(columns.stream().map(_ -> new KeyHashes()).toList(), written);
    }

    /// The cells of one batch, brought to their types. Called by several threads at once.
    public Gathered of(RecordBatch rows) {
        return new Gathered(
                columns.stream()
                        .map(
                                name ->
                                        KeyHashes.of(
                                                rows.column(name),
                                                none.column(name),
                                                rows.records()))
                        .toList(),
                0);
    }

    /// Writes what was gathered to part files. The same number of parts always stands for the same rows.
    public void flush(Gathered gathered) {
        if (gathered.hashes.stream().allMatch(KeyHashes::isEmpty)) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            parts.get(i).write(gathered.parts, gathered.hashes.get(i).take());
        }
        gathered.parts++;
    }

    /// Per column the rows whose cell stood in a row before; missing cells are none.
    public SortedMap<String, Long> repeats(Gathered all) {
        SortedMap<String, Long> repeats = new TreeMap<>();
        found(all).forEach((name, found) -> repeats.put(name, found.rows()));
        return repeats;
    }

    /// As [#repeats], with the rows themselves.
    public SortedMap<String, KeyDuplicates> found(Gathered all) {
        flush(all);
        SortedMap<String, KeyDuplicates> found = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            found.put(columns.get(i), DuplicateSearch.find(parts.get(i), all.parts));
        }
        return found;
    }
}
