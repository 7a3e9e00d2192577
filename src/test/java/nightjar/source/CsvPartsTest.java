package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import nightjar.durable.Publication;
import nightjar.durable.WholeFiles;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvSource;
import nightjar.source.csv.RawRecord;
import nightjar.source.csv.RejectedParts;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvPartsTest {

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Field("customer, id", ColumnType.TEXT),
                            new Field("score", ColumnType.NUMBER)));

    @TempDir Path folder;

    @Test
    void publishesHeaderAndPartsAsOneFile() throws Exception {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        parts.write(0, List.of(batch("a,b", 0.5), batch("say \"hi\"", Double.NaN)));
        parts.write(1, List.of(batch("two\nlines", 1)));
        Path target = folder.resolve("out/deep/scores.csv");

        Publication published = parts.publish(target);

        assertThat(target)
                .hasContent(
                        """
                        "customer, id",score
                        "a,b",0.5
                        "say ""hi""\",
                        "two
                        lines",1
                        """);
        assertThat(published)
                .isEqualTo(new Publication(target, 3, Files.size(target), sha256(target)));
        assertThat(target.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void publishesTheSameAgain() throws Exception {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        parts.write(0, List.of(batch("a", 1)));
        Path target = Files.writeString(folder.resolve("scores.csv"), "of yesterday");

        Publication once = parts.publish(target);
        Publication again =
                new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED).publish(target);

        assertThat(again).isEqualTo(once);
        assertThat(target).hasContent("\"customer, id\",score\na,1\n");
    }

    @Test
    void publishesAHeaderWhenThereAreNoRows() {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        Path target = folder.resolve("scores.csv");

        Publication published = parts.publish(target);

        assertThat(published.rows()).isZero();
        assertThat(target).hasContent("\"customer, id\",score\n");
    }

    @Test
    void replacesAndForgetsParts() {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        parts.write(0, List.of(batch("a", 1)));
        parts.write(1, List.of(batch("b", 2)));
        parts.write(2, List.of(batch("c", 3)));

        parts.truncate(1);
        parts.write(1, List.of(batch("d", 4)));

        Path target = folder.resolve("scores.csv");
        assertThat(parts.publish(target).rows()).isEqualTo(2);
        assertThat(target).hasContent("\"customer, id\",score\na,1\nd,4\n");
    }

    @Test
    void readsBackWhatItWrote() {
        String nasty = " \"a\", b;\t'c'\r\nd ";
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        parts.write(0, List.of(batch(nasty, 1e300), batch("", -0.1)));
        Path target = folder.resolve("scores.csv");

        parts.publish(target);

        ReadRows read = ReadRows.all(CsvSource.open(target, SourceSpec.Csv.of("scores.csv"), 10));
        assertThat(read.rows()).containsExactly(List.of(nasty, "1.0E300"), List.of("", "-0.1"));
    }

    @Test
    void saysWhatToDoWhenTheTargetCannotBeWritten() throws IOException {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> parts.publish(file.resolve("scores.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Cannot write " + file.resolve("scores.csv"))
                .hasMessageContaining("restart the run");
        assertThatThrownBy(() -> parts.publish(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("it is a folder; name a file");
        assertThat(file).hasContent("x");
    }

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
    void guardsTextsThatASpreadsheetTakesForFormulasOnlyIfAsked() {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        parts.write(
                0,
                List.of(
                        batch("=1+1", -0.5),
                        batch("+49 30", 1),
                        batch("-2.5", -1e-7),
                        batch("-x", 2),
                        batch("@sum", 3),
                        batch("\tx", 4),
                        batch("\rx", 5),
                        batch("'a", 6),
                        batch("b=1", 7)));
        Path plain = folder.resolve("plain.csv");
        Path safe = folder.resolve("safe.csv");

        parts.publish(plain);
        Publication published = parts.publish(safe, true, _ -> {});

        assertThat(plain).content().contains("\n=1+1,-0.5\n", "\n@sum,3\n");
        assertThat(safe)
                .content()
                .isEqualTo(
                        """
                        "customer, id",score
                        '=1+1,-0.5
                        '+49 30,1
                        -2.5,-1.0E-7
                        '-x,2
                        '@sum,3
                        '\tx,4
                        "'\rx",5
                        'a,6
                        b=1,7
                        """);
        assertThat(published.rows()).isEqualTo(9);
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

    private static RecordBatch batch(String id, double score) {
        return new RecordBatch(
                SCHEMA,
                List.of(TextColumn.of(id), new NumberColumn(new double[] {score})),
                new long[] {1},
                new long[] {2});
    }

    private static String sha256(Path file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}
