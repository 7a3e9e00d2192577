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
import nightjar.durable.Fingerprint;
import nightjar.durable.Publication;
import nightjar.durable.WholeFiles;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvParts;
import nightjar.source.csv.CsvSource;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTargetTest {

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

        Publication published = publish(parts, target);

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

        Publication once = publish(parts, target);
        Publication again =
                publish(
                        new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED),
                        target);

        assertThat(again).isEqualTo(once);
        assertThat(target).hasContent("\"customer, id\",score\na,1\n");
    }

    @Test
    void publishesAHeaderWhenThereAreNoRows() {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        Path target = folder.resolve("scores.csv");

        Publication published = publish(parts, target);

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
        assertThat(publish(parts, target).rows()).isEqualTo(2);
        assertThat(target).hasContent("\"customer, id\",score\na,1\nd,4\n");
    }

    @Test
    void readsBackWhatItWrote() {
        String nasty = " \"a\", b;\t'c'\r\nd ";
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        parts.write(0, List.of(batch(nasty, 1e300), batch("", -0.1)));
        Path target = folder.resolve("scores.csv");

        publish(parts, target);

        ReadRows read = ReadRows.all(CsvSource.open(target, SourceSpec.Csv.of("scores.csv"), 10));
        assertThat(read.rows()).containsExactly(List.of(nasty, "1.0E300"), List.of("", "-0.1"));
    }

    @Test
    void saysWhatToDoWhenTheTargetCannotBeWritten() throws IOException {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> publish(parts, file.resolve("scores.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Cannot write " + file.resolve("scores.csv"))
                .hasMessageContaining("restart the run");
        assertThatThrownBy(() -> publish(parts, folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("it is a folder; name a file");
        assertThat(file).hasContent("x");
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

        publish(parts, plain);
        Publication published = new FileTarget(safe).publish(parts, true, _ -> {});

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
    void theSameRowsArePublishedInTheFormThatTheNameSays() throws IOException {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        parts.write(0, List.of(batch("a", 0.5)));
        parts.write(1, List.of(batch("b", Double.NaN)));
        Path packed = folder.resolve("scores.csv.gz");
        Path parquet = folder.resolve("scores.parquet");

        Publication ofPacked = publish(parts, packed);
        Publication ofParquet = publish(parts, parquet);

        assertThat(ReadRows.all(LocalFile.at(packed).open(10)).rows())
                .containsExactly(List.of("a", "0.5"), List.of("b", ""));
        assertThat(ReadRows.all(LocalFile.at(parquet).open(10)).rows()).hasSize(2);
        assertThat(LocalFile.at(parquet).open(10).schema()).isEqualTo(SCHEMA);
        assertThat(ofPacked.rows()).isEqualTo(ofParquet.rows()).isEqualTo(2);
        assertThat(ofParquet.bytes()).isEqualTo(Files.size(parquet));
    }

    @Test
    void nothingIsSeenIfTheCountIsAnotherOne() {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        parts.write(0, List.of(batch("a", 1)));
        Path file = folder.resolve("scores.csv");

        assertThatThrownBy(
                        () ->
                                new FileTarget(file)
                                        .publish(
                                                parts,
                                                false,
                                                rows -> {
                                                    throw new IllegalStateException(
                                                            "found " + rows);
                                                }))
                .hasMessage("found 1");
        assertThat(folder).isDirectoryNotContaining("glob:**scores*");
    }

    @Test
    void tellsWhatStandsThereAndWhatItIsCalled() throws IOException {
        CsvParts parts = new CsvParts(folder.resolve("parts"), SCHEMA, WholeFiles.UNGUARDED);
        Target target = Target.of(folder.resolve("out/scores.csv"));

        assertThat(target.content()).isEmpty();
        assertThat(target.isTaken()).isFalse();

        Publication published = target.publish(parts, false, _ -> {});

        assertThat(target.content())
                .contains(new Fingerprint(published.bytes(), published.sha256()));
        assertThat(target.isTaken()).isTrue();
        assertThat(target.isSame(Target.of(folder.resolve("out/../out/scores.csv")))).isTrue();
        assertThat(target.isSame(target.rejected())).isFalse();
        assertThat(target.rejected().shown(folder)).isEqualTo("out/scores.csv.rejected.csv");
        assertThat(target.shown(folder.resolve("elsewhere"))).isEqualTo(target.toString());
        assertThat(Target.of(folder).content()).isEmpty();
    }

    private static Publication publish(CsvParts parts, Path target) {
        return new FileTarget(target).publish(parts, false, _ -> {});
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
