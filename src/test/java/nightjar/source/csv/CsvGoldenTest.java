package nightjar.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.source.ReadRows;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.Dialect;
import nightjar.table.DataRejected;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every case of `golden/source`, in several batch sizes and restarted everywhere.
class CsvGoldenTest {

    @TempDir Path folder;

    static Stream<GoldenCsv> read() {
        return GoldenCsv.all().stream().filter(golden -> golden.refused() == null);
    }

    static Stream<GoldenCsv> refused() {
        return GoldenCsv.all().stream().filter(golden -> golden.refused() != null);
    }

    @ParameterizedTest
    @MethodSource("read")
    void readsTheFileAsTheCaseSays(GoldenCsv golden) {
        CsvSource source = CsvSource.open(golden.writeTo(folder), golden.spec(), 1000);

        ReadRows read = ReadRows.all(source);

        assertThat(found(source.dialect())).containsAllEntriesOf(golden.dialect());
        assertThat(source.schema().names()).isEqualTo(golden.columns());
        assertThat(read.rows()).isEqualTo(golden.rows());
        assertThat(read.rejected()).isEqualTo(golden.rejected());
        assertThat(source.warnings()).hasSameSizeAs(golden.warnings());
        for (int i = 0; i < golden.warnings().size(); i++) {
            assertThat(source.warnings().get(i)).contains(golden.warnings().get(i));
        }
        if (!golden.lines().isEmpty()) {
            assertThat(read.lines().stream().map(Long::intValue)).isEqualTo(golden.lines());
        }
    }

    @ParameterizedTest
    @MethodSource("read")
    void readsTheSameInBatchesOfAnySizeAndAfterARestartAnywhere(GoldenCsv golden) {
        Path file = golden.writeTo(folder);
        List<Object> whole = ReadRows.all(CsvSource.open(file, golden.spec(), 1000)).content();

        for (int batchRows : new int[] {1, 2, 1000}) {
            CsvSource source = CsvSource.open(file, golden.spec(), batchRows);
            ReadRows read = ReadRows.all(source);
            ReadRows restarted = ReadRows.restartingAtEveryPosition(source);

            assertThat(read.content()).isEqualTo(whole);
            assertThat(restarted).isEqualTo(read);
        }
    }

    @ParameterizedTest
    @MethodSource("read")
    void givesEveryRecordOnceAsARowOrAsARejectedOne(GoldenCsv golden) {
        CsvSource source = CsvSource.open(golden.writeTo(folder), golden.spec(), 1);

        ReadRows read = ReadRows.all(source);

        int records = read.positions().size();
        assertThat(read.rows().size() + read.rejected().size()).isEqualTo(records);
        assertThat(read.records()).doesNotHaveDuplicates().allMatch(record -> record <= records);
        if (records > 0) {
            assertThat(CsvPosition.parse(read.positions().getLast()).records()).isEqualTo(records);
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesTheFileAsTheCaseSays(GoldenCsv golden) {
        Path file = golden.writeTo(folder);

        assertThatThrownBy(() -> ReadRows.all(CsvSource.open(file, golden.spec(), 1000)))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("case.csv")
                .hasMessageContaining(golden.refused());
    }

    private static Map<String, Object> found(Dialect dialect) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("encoding", dialect.encoding().name());
        found.put("separator", String.valueOf(dialect.separator()));
        found.put("quote", String.valueOf(dialect.quote()));
        found.put("header", dialect.header());
        return found;
    }
}
