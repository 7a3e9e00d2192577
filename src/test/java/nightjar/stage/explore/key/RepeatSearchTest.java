package nightjar.stage.explore.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nightjar.durable.WholeFiles;
import nightjar.ledger.RunFolder;
import nightjar.stage.explore.Snapshots;
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

    private static final RepeatSearch SEARCH = RepeatSearch.of(List.of("card", "seat"));

    @TempDir Path folder;

    @Test
    void countsEqualCellsOfEachColumnAcrossUnitsAndAttempts() throws IOException {
        RepeatSearch.Gathered all = SEARCH.none();
        all.merge(unit(0, rows(1, new String[] {"a", "b", null}, 1, 2, 1)));

        RepeatSearch.Gathered resumed = SEARCH.read(Snapshots.data(bytes(all)));
        resumed.merge(unit(1, rows(4, new String[] {"c", "a", null}, 4, 5, 2.0)));

        assertThat(SEARCH.repeats(resumed, folder())).isEqualTo(Map.of("card", 1L, "seat", 2L));
    }

    @Test
    void aUnitThatIsDoneAgainCountsOnce() {
        RepeatSearch.Gathered _ = unit(0, rows(1, new String[] {"a", "b"}, 1, 2));

        RepeatSearch.Gathered again = SEARCH.none();
        again.merge(unit(0, rows(1, new String[] {"a", "b"}, 1, 2)));

        assertThat(SEARCH.repeats(again, folder())).isEqualTo(Map.of("card", 0L, "seat", 0L));
    }

    @Test
    void aUnitThatWasSentElsewhereBeforeItWasWholeLosesNoCell() throws IOException {
        RepeatSearch.Gathered first = SEARCH.gather(rows(1, new String[] {"a"}, 1));

        RepeatSearch.Gathered there = SEARCH.read(Snapshots.data(bytes(first)));
        there.merge(SEARCH.gather(rows(2, new String[] {"a"}, 2)));
        SEARCH.take(there).forEach((place, bytes) -> folder().write(place, 0, bytes));

        assertThat(SEARCH.repeats(there, folder())).isEqualTo(Map.of("card", 1L, "seat", 0L));
    }

    private RepeatSearch.Gathered unit(int number, RecordBatch rows) {
        RepeatSearch.Gathered unit = SEARCH.gather(rows);
        SEARCH.take(unit).forEach((place, bytes) -> folder().write(place, number, bytes));
        return unit;
    }

    private static byte[] bytes(RepeatSearch.Gathered gathered) {
        return Snapshots.bytes(gathered::write);
    }

    private RunFolder folder() {
        return new RunFolder(folder, WholeFiles.UNGUARDED);
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
