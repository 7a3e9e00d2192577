package nightjar.stage.explore.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nightjar.durable.WholeFiles;
import nightjar.ledger.RunFolder;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatSearchTest {

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Field("card", ColumnType.TEXT),
                            new Field("seat", ColumnType.NUMBER)));

    @TempDir Path folder;

    @Test
    void countsEqualCellsOfEachColumnAcrossBatchesAndAttempts() {
        RepeatSearch search = search();
        RepeatSearch.Gathered all = search.from(0);
        all.merge(search.of(rows(1, new String[] {"a", "b", null}, 1, 2, 1)));
        search.flush(all);
        int parts = all.parts();

        RepeatSearch resumed = search();
        RepeatSearch.Gathered later = resumed.from(parts);
        later.merge(resumed.of(rows(4, new String[] {"c", "a", null}, 4, 5, 2.0)));

        assertThat(resumed.repeats(later)).isEqualTo(Map.of("card", 1L, "seat", 2L));
    }

    @Test
    void aChunkThatIsDoneAgainCountsOnce() {
        RepeatSearch search = search();
        RepeatSearch.Gathered lost = search.from(0);
        lost.merge(search.of(rows(1, new String[] {"a", "b"}, 1, 2)));
        search.flush(lost);

        RepeatSearch.Gathered again = search.from(0);
        again.merge(search.of(rows(1, new String[] {"a", "b"}, 1, 2)));

        assertThat(search.repeats(again)).isEqualTo(Map.of("card", 0L, "seat", 0L));
    }

    private RepeatSearch search() {
        return new RepeatSearch(
                new RunFolder(folder, WholeFiles.UNGUARDED), List.of("card", "seat"));
    }

    private static RecordBatch rows(long first, String[] cards, double... seats) {
        long[] records = new long[seats.length];
        for (int row = 0; row < records.length; row++) {
            records[row] = first + row;
        }
        return new RecordBatch(
                SCHEMA, List.of(TextColumn.of(cards), new NumberColumn(seats)), records, records);
    }
}
