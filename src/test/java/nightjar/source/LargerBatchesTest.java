package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargerBatchesTest {

    private static final int ROWS = 10;

    @TempDir Path folder;

    @Test
    void haveSoManyTimesTheRowsAndBeginWhereTheOneBeforeEnded() throws IOException {
        RowSource source = source("x", 2).larger(3);

        assertThat(sizes(source, null)).containsExactly(6L, 4L);
        assertThat(sizes(source, positionBehindTheFirst(source))).containsExactly(4L);
    }

    @Test
    void doNotGrowBeyondAMebibyteOfLongRecords() throws IOException {
        RowSource source = source("x".repeat(600_000), 1).larger(4);

        assertThat(sizes(source, null)).containsExactly(2L, 2L, 2L, 2L, 2L);
    }

    @Test
    void areNotSmallerThanAskedForHoweverLongTheRecords() throws IOException {
        RowSource source = source("x".repeat(600_000), 4).larger(2);

        assertThat(sizes(source, null)).containsExactly(4L, 4L, 2L);
    }

    @Test
    void endWhereTheirUnitEndsWhereverTheFirstBegan() throws IOException {
        // A unit has 16 records.
        RowSource source = source("x", 1, 40).larger(5);

        assertThat(sizes(source, null)).containsExactly(5L, 5L, 5L, 1L, 5L, 5L, 5L, 1L, 5L, 3L);
    }

    private CsvSource source(String cell, int batchRows) throws IOException {
        return source(cell, batchRows, ROWS);
    }

    private CsvSource source(String cell, int batchRows, int rows) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, "a,b\n" + ("1," + cell + "\n").repeat(rows));
        return CsvSource.open(file, SourceSpec.Csv.of(file.toString()), batchRows);
    }

    private static String positionBehindTheFirst(RowSource source) {
        try (BatchReader reader = source.open(null)) {
            reader.read();
            return reader.position();
        }
    }

    private static List<Long> sizes(RowSource source, @Nullable String position) {
        List<Long> sizes = new ArrayList<>();
        try (BatchReader reader = source.open(position)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                sizes.add((long) batch.rows().rows());
            }
        }
        return sizes;
    }
}
