package nightjar.stage.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import nightjar.durable.WholeFiles;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanRowsTest {

    @TempDir Path folder;

    @Test
    void keepsTheHoldOutAwayFromTheTrainingRows() {
        CleanRows clean = new CleanRows(folder, WholeFiles.UNGUARDED);

        clean.write(0, List.of(rows(1, 0, -1, 2), rows(4, -1, -1)));
        clean.write(1, List.of(rows(6, 1, 1)));
        clean.write(2, List.of(rows(8, -1, 0)));

        assertThat(records(clean.training(2))).containsExactly(1L, 3L, 6L, 7L, 9L);
        assertThat(records(clean.holdout(2))).containsExactly(2L, 4L, 5L, 8L);
    }

    @Test
    void dropsBothSharesOfChunksThatWereNeverCommitted() {
        CleanRows clean = new CleanRows(folder, WholeFiles.UNGUARDED);
        clean.write(0, List.of(rows(1, 0, -1)));
        clean.write(1, List.of(rows(3, 0, -1)));

        clean.truncate(1);

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "part-00000.training.parquet", "part-00000.holdout.parquet");
        assertThat(records(clean.training(10))).containsExactly(1L);
        assertThat(records(clean.holdout(10))).containsExactly(2L);
    }

    private static RecordBatch rows(long first, double... folds) {
        long[] records = LongStream.range(first, first + folds.length).toArray();
        return new RecordBatch(
                Schema.of(List.of(CleanColumns.FOLD), ColumnType.NUMBER),
                List.of(new NumberColumn(folds)),
                records,
                records);
    }

    private static List<Long> records(RowSource source) {
        List<Long> records = new ArrayList<>();
        try (BatchReader reader = source.open(null)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                Arrays.stream(batch.rows().records()).forEach(records::add);
            }
        }
        return records;
    }
}
