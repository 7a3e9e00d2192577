package nightjar.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nightjar.pass.BatchReader;
import nightjar.project.SourceSpec;
import nightjar.source.ReadRows;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.RecordSplitter;
import nightjar.table.DataRejected;
import nightjar.table.RejectedRow;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {

    private static final SourceSpec.Csv ANY = SourceSpec.Csv.of("x.csv");

    @TempDir Path folder;

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        Path locked = write("locked.csv", "a,b\n1,2\n");
        boolean closed = locked.toFile().setReadable(false);

        assertThatThrownBy(() -> CsvSource.open(folder.resolve("none.csv"), ANY, 10))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("none.csv: no such file");
        assertThatThrownBy(() -> CsvSource.open(folder, ANY, 10))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("found a folder, expected a file");
        if (closed && !Files.isReadable(locked)) {
            assertThatThrownBy(() -> CsvSource.open(locked, ANY, 10))
                    .isInstanceOf(DataRejected.class)
                    .hasMessageContaining("may not be read");
        }
    }

    @Test
    void readsCellsLongerThanAnyBuffer() throws IOException {
        String plain = "x".repeat(700_000);
        String quoted = "y, ".repeat(900_000);
        Path file = write("long.csv", "a,b\n1," + plain + "\n2,\"" + quoted + "\"\n3,z\n");

        ReadRows read = ReadRows.all(CsvSource.open(file, ANY, 2));

        assertThat(read.rows())
                .isEqualTo(List.of(List.of("1", plain), List.of("2", quoted), List.of("3", "z")));
        assertThat(read.rejected()).isEmpty();
    }

    @Test
    void rejectsALineThatDoesNotEndAndGoesOnBehindIt() throws IOException {
        String endless = "1," + "x".repeat(RecordSplitter.MAX_LENGTH);
        Path file = write("endless.csv", "a,b\n0,y\n" + endless + "\r\n2,z\n");

        ReadRows read = ReadRows.all(CsvSource.open(file, ANY, 10));

        assertThat(read.rows()).containsExactly(List.of("0", "y"), List.of("2", "z"));
        assertThat(read.lines()).containsExactly(2L, 4L);
        assertThat(read.rejected()).hasSize(1);
        assertThat(read.rejected().getFirst().line()).isEqualTo(3);
        assertThat(read.rejected().getFirst().reason()).startsWith("length: more than 16 MiB");
        assertThat(read.rejected().getFirst().raw()).hasSize(1024).startsWith("1,xxx");
    }

    @Test
    void losesOneLineToAQuoteThatIsNeverClosed() throws IOException {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int i = 1; i <= 200_000; i++) {
            text.append(i).append(i == 777 ? ",\"open\n" : ",a name of some length\n");
        }
        Path file = write("open.csv", text.toString());

        ReadRows read = ReadRows.all(CsvSource.open(file, ANY, 8192));

        assertThat(read.rows()).hasSize(199_999);
        assertThat(read.rejected())
                .containsExactly(
                        new RejectedRow(
                                778,
                                "777,\"open",
                                "quote: a quoted cell does not end; expected a closing quote"));
    }

    @Test
    void goesOnAtAnyPositionOfALargeFile() throws IOException {
        StringBuilder text = new StringBuilder("id,name\r\n");
        for (int i = 1; i <= 60_000; i++) {
            text.append(i)
                    .append(i % 10 == 0 ? ",\"two\nlines\"\r\n" : i % 7 == 0 ? "\r\n" : ",ü\n");
        }
        CsvSource source = CsvSource.open(write("large.csv", text.toString()), ANY, 7001);

        ReadRows read = ReadRows.all(source);

        assertThat(read.rows().size() + read.rejected().size()).isEqualTo(60_000);
        assertThat(ReadRows.restartingAtEveryPosition(source)).isEqualTo(read);
    }

    @Test
    void measuresProgressInBytesOfTheFile() throws IOException {
        Path file = write("p.csv", "a,b\n1,2\n3,4\n");
        CsvSource source = CsvSource.open(file, ANY, 1);

        try (BatchReader reader = source.open(null)) {
            assertThat(source.size()).isEqualTo(12);
            assertThat(reader.progress()).isEqualTo(4);
            reader.read();
            assertThat(reader.progress()).isEqualTo(8);
            reader.read();
            assertThat(reader.progress()).isEqualTo(12);
        }
    }

    @Test
    void readsWellFormedFilesAsCommonsCsvDoes() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            String text = wellFormed(random);
            Path file = write("well.csv", text);

            ReadRows read =
                    ReadRows.all(
                            CsvSource.open(file, given(StandardCharsets.UTF_8), 1 + round % 9));

            assertThat(read.rows()).as(text).isEqualTo(byCommonsCsv(text));
            assertThat(read.rejected()).as(text).isEmpty();
        }
    }

    @Test
    void takesAnyBytesWithoutLosingARecord() throws IOException {
        Random random = new Random(11);
        byte[] alphabet = "aé,,\"\"\"\n\n\r\0 1".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2000; round++) {
            byte[] noise = new byte[random.nextInt(60)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = alphabet[random.nextInt(alphabet.length)];
            }
            Path file = folder.resolve("noise.csv");
            Files.writeString(
                    file,
                    "h,i\n" + new String(noise, StandardCharsets.ISO_8859_1) + "\nz,z\n",
                    StandardCharsets.ISO_8859_1);
            CsvSource source = CsvSource.open(file, given(StandardCharsets.UTF_8), 3);

            ReadRows read = ReadRows.all(source);

            long records = CsvPosition.parse(read.positions().getLast()).records();
            assertThat(read.rows().size() + (long) read.rejected().size()).isEqualTo(records);
            assertThat(ReadRows.restartingAtEveryPosition(source)).isEqualTo(read);
        }
    }

    private static SourceSpec.Csv given(Charset encoding) {
        return new SourceSpec.Csv("x.csv", ',', '"', encoding.name(), true, 0, null);
    }

    private static String wellFormed(Random random) {
        String[] cells = {
            "", "a", " b ", "\"c,d\"", "\"e\nf\"", "\"g\r\n\"\"h\"\"\"", "é", "i\"j", "\"\""
        };
        String[] ends = {"\n", "\r\n", "\r"};
        StringBuilder text = new StringBuilder("x,y,z\n");
        for (int row = 0; row < 1 + random.nextInt(12); row++) {
            for (int column = 0; column < 3; column++) {
                text.append(column == 0 ? "" : ",").append(cells[random.nextInt(cells.length)]);
            }
            text.append(ends[random.nextInt(ends.length)]);
        }
        return text.toString();
    }

    private static List<List<String>> byCommonsCsv(String text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            parser.forEach(row -> rows.add(row.toList()));
        }
        return rows.subList(1, rows.size());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
