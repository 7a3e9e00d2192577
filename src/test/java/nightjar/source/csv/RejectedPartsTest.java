package nightjar.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.durable.Publication;
import nightjar.durable.WholeFiles;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedPartsTest {

    @TempDir Path folder;

    @Test
    void publishesRejectedRowsOnlyIfThereAreAny() throws IOException {
        RejectedParts parts = new RejectedParts(folder.resolve("rejected"), WholeFiles.UNGUARDED);
        Path target = Files.writeString(folder.resolve("scores.rejected.csv"), "of yesterday");
        parts.write(0, List.of(), new long[0]);

        assertThat(parts.publish(target)).isEmpty();
        assertThat(target).doesNotExist();

        parts.write(1, List.of(new RejectedRow(7, "1,\"a", "quote: never closed")), new long[] {5});
        parts.write(
                2, List.of(new RejectedRow(9, "x", "cells: found 1, expected 2")), new long[] {6});
        assertThat(parts.publish(target)).map(Publication::rows).contains(2L);
        assertThat(target)
                .hasContent(
                        """
                        line,reason,record
                        7,quote: never closed,"1,""a"
                        9,"cells: found 1, expected 2",x
                        """);

        parts.truncate(0);
        assertThat(parts.publish(target)).isEmpty();
        assertThat(target).doesNotExist();
    }

    @Test
    void guardsRejectedRowsSoThatTheyCanBeReadBack() {
        RejectedParts parts = new RejectedParts(folder.resolve("rejected"), WholeFiles.UNGUARDED);
        parts.write(
                0,
                List.of(
                        new RejectedRow(3, "=cmd,1", "cells: found 2, expected 3"),
                        new RejectedRow(5, "'quoted", "- no")),
                new long[] {1, 2});
        Path target = folder.resolve("scores.rejected.csv");

        parts.publish(target, true, _ -> {});

        assertThat(target)
                .hasContent(
                        """
                        line,reason,record
                        3,"cells: found 2, expected 3","'=cmd,1"
                        5,'- no,''quoted
                        """);
    }

    @Test
    void writesARowAsItsRawRecordAgain() {
        RecordBatch batch =
                new RecordBatch(
                        Schema.of(List.of("a", "b", "c", "d"), ColumnType.TEXT),
                        List.of(
                                TextColumn.of("1", "2"),
                                TextColumn.of("x", "y,\"z\""),
                                new NumberColumn(new double[] {3, 0.25}),
                                TextColumn.of("", (@Nullable String) null)),
                        new long[] {1, 2},
                        new long[] {2, 3});

        assertThat(RawRecord.of(batch, 0)).isEqualTo("1,x,3,");
        assertThat(RawRecord.of(batch, 1)).isEqualTo("2,\"y,\"\"z\"\"\",0.25,");
        assertThat(RawRecord.of(batch, 1, new int[] {2, 0})).isEqualTo("0.25,2");
    }
}
