package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.durable.WholeFiles;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvSource;
import nightjar.source.parquet.ParquetParts;
import nightjar.source.parquet.ParquetSource;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSampleTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "windows-1252"})
    void takesWholeRecordsFromEverywhereWhateverTheEncoding(String encoding) throws IOException {
        StringBuilder text = new StringBuilder("id,note\n");
        for (int i = 0; i < 200; i++) {
            text.append(i).append(",\"größer, \"\"als\"\"\nzwei Zeilen\"\n");
        }
        List<String> ids = sampled(text.toString(), Charset.forName(encoding), 40);

        assertThat(ids).hasSize(40).doesNotHaveDuplicates().isSubsetOf(numbers(200));
        assertThat(ids.stream().mapToInt(Integer::parseInt).filter(id -> id < 100).count())
                .isBetween(15L, 25L);
    }

    @Test
    void takesAllThereAreIfMoreAreWanted() throws IOException {
        assertThat(sampled("id,note\n1,a\n2,b", StandardCharsets.UTF_8, 100))
                .containsExactly("1", "2");
    }

    @Test
    void ofAHeaderAloneThereIsNothingToTake() {
        assertThatThrownBy(() -> sampled("id,note\n", StandardCharsets.UTF_8, 100))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("found a header and no rows below it");
    }

    @Test
    void samplesParquetInBlocks() throws IOException {
        double[] cells = new double[2_000];
        long[] numbers = new long[cells.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i;
            numbers[i] = i + 1L;
        }
        new ParquetParts(folder, WholeFiles.UNGUARDED)
                .write(
                        0,
                        List.of(
                                new RecordBatch(
                                        Schema.of(List.of("size"), ColumnType.NUMBER),
                                        List.of(new NumberColumn(cells)),
                                        numbers,
                                        numbers)));
        Path file = folder.resolve("part-00000.parquet");
        SourceSample sample = LocalFile.at(file).sample(Map.of());

        SourceSpec.Parquet written =
                (SourceSpec.Parquet) sample.write(512, Files.createDirectory(folder.resolve("to")));
        RowSource read = ParquetSource.open(Path.of(written.path()), 100);

        assertThat(sample.records()).isEqualTo(2_000);
        assertThat(read.size()).isEqualTo(512);
        assertThat(read.schema().names()).contains("size");
    }

    private List<String> sampled(String text, Charset charset, long wanted) throws IOException {
        Path file = folder.resolve("all.csv");
        byte[] mark = charset.equals(StandardCharsets.UTF_16LE) ? new byte[] {-1, -2} : new byte[0];
        try (var out = Files.newOutputStream(file)) {
            out.write(mark);
            out.write(text.getBytes(charset));
        }
        SourceSample sample = LocalFile.at(file).sample(Map.of());
        SourceSpec.Csv written = (SourceSpec.Csv) sample.write(wanted, folder);
        List<String> ids = new ArrayList<>();
        try (BatchReader reader =
                CsvSource.open(Path.of(written.path()), written, 100).open(null)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                assertThat(batch.rejected()).isEmpty();
                for (int row = 0; row < batch.rows().rows(); row++) {
                    ids.add(batch.rows().column("id").text(row));
                }
            }
        }
        return ids;
    }

    private static List<String> numbers(int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }
}
