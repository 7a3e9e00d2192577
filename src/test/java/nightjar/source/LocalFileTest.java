package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import nightjar.durable.WholeFiles;
import nightjar.pass.BatchReader;
import nightjar.project.ProjectFile;
import nightjar.project.SourceSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.source.csv.RowForm;
import nightjar.source.parquet.ParquetParts;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileTest {

    @TempDir Path folder;

    @Test
    void isCalledAsTheProjectFileCallsItAndReadBelowTheWorkspace() {
        ProjectFile project = SpecReader.read(Path.of("jobs/churn.yaml"));
        SourceSpec spec = SourceSpec.Csv.of("data/new-${date}.csv");

        Input input = Input.of(spec, project, LocalDate.of(2026, 3, 1));

        assertThat(input.shown()).isEqualTo("data/new-2026-03-01.csv");
        assertThat(input)
                .hasToString(project.workspace().resolve("data/new-2026-03-01.csv").toString());
    }

    @Test
    void anotherFileIsReadInTheFormOfTheSourceUnlessItsNameSaysOtherwise() {
        SourceSpec declared = new SourceSpec.Csv("a.csv", ';', null, "UTF-8", true, 2, null);

        assertThat(declared.at("b.csv"))
                .isEqualTo(new SourceSpec.Csv("b.csv", ';', null, "UTF-8", true, 2, null));
        assertThat(declared.at("b.parquet")).isEqualTo(new SourceSpec.Parquet("b.parquet"));
        assertThat(new SourceSpec.Parquet("a.parquet").at("b.csv"))
                .isEqualTo(SourceSpec.Csv.of("b.csv"));
    }

    @Test
    void readingGoesOnAtEverySplit() throws IOException {
        LocalFile csv = LocalFile.at(write("id,text\n1,a\n2,\"b\nb\"\n3\n4,d\n5,e\n"));

        Splits splits = csv.splits(2);

        assertThat(splits.records()).isEqualTo(5);
        assertThat(splits.blocks()).isEqualTo(3);
        assertThat(idAt(csv, splits, 0)).isEqualTo("1");
        assertThat(idAt(csv, splits, 1)).isEqualTo("4");
        assertThat(idAt(csv, splits, 2)).isEqualTo("5");
    }

    @Test
    void aTextIsKnownInItsOwnFormWhateverItsNameIs() throws IOException {
        Path file = Files.writeString(folder.resolve("d.parquet"), "id;text\n1;a\n2;b\n");

        RowForm form = RowForm.of(LocalFile.at(file).open(10));

        assertThat(form).isEqualTo(new RowForm(List.of("id", "text"), ';', '"', false));
    }

    @Test
    void theSplitsOfAParquetFileAreCounted() throws IOException {
        long[] numbers = {1, 2, 3, 4, 5};
        new ParquetParts(folder, WholeFiles.UNGUARDED)
                .write(
                        0,
                        List.of(
                                new RecordBatch(
                                        Schema.of(List.of("id"), ColumnType.NUMBER),
                                        List.of(new NumberColumn(new double[] {1, 2, 3, 4, 5})),
                                        numbers,
                                        numbers)));
        LocalFile parquet = LocalFile.at(folder.resolve("part-00000.parquet"));

        Splits splits = parquet.splits(2);

        assertThat(splits).isEqualTo(new Splits(5, List.of("0", "2", "4", "5")));
        assertThat(idAt(parquet, splits, 1)).isEqualTo("3");
    }

    @Test
    void whatIsNotThereIsToldWithWhatWasExpected() throws IOException {
        Path file = folder.resolve("none.csv");

        assertThatThrownBy(() -> LocalFile.at(file).watch("the rows to train. Has it arrived?"))
                .isInstanceOf(DataRejected.class)
                .hasMessage(
                        file + ": found no such file; expected the rows to train. Has it arrived?");
        assertThatThrownBy(() -> LocalFile.at(folder).watch("the rows"))
                .hasMessage(folder + ": found a directory; expected a file. Name the file in it.");
    }

    @Test
    void aFileThatIsWrittenAgainWithTheSameContentIsTheSame() throws IOException {
        Path file = write("id\n1\n2\n");
        WatchedInput watched = LocalFile.at(file).watch("rows");
        try (BatchReader reader = watched.watched(watched.input().open(1)).open(null)) {
            assertThat(reader.read()).isNotNull();

            Files.setLastModifiedTime(file, FileTime.fromMillis(0));

            assertThatCode(reader::confirm).doesNotThrowAnyException();
            assertThat(reader.position()).isNotEmpty();
        }
        assertThat(watched.bytesRead()).isPositive();
    }

    @Test
    void nothingIsConfirmedOfAFileThatChangedOrWentWhileItWasRead() throws IOException {
        Path file = write("id\n1\n2\n");
        WatchedInput watched = LocalFile.at(file).watch("rows");
        try (BatchReader reader = watched.watched(watched.input().open(1)).open(null)) {
            Files.writeString(file, "id\n1\n3\n");
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));

            assertThatThrownBy(reader::confirm)
                    .isInstanceOf(InputChanged.class)
                    .hasMessageStartingWith(file + " changed while it was read (7 bytes sha256:");

            Files.delete(file);

            assertThatThrownBy(reader::position)
                    .isInstanceOf(InputChanged.class)
                    .hasMessageStartingWith(file + " was removed while it was read.");
        }
    }

    private static String idAt(LocalFile file, Splits splits, int block) {
        try (BatchReader reader = file.open(2).open(splits.positions().get(block))) {
            return java.util.Objects.requireNonNull(reader.read()).rows().column("id").text(0);
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("d.csv"), text);
    }
}
