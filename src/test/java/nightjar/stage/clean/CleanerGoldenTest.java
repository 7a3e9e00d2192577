package nightjar.stage.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nightjar.model.Task;
import nightjar.pass.BatchReader;
import nightjar.pass.Mapped;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.ProjectSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.source.LocalFile;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Every case of `golden/clean/*.yaml`: rules, rows in, rows out, rows set aside, counts. Each is read in batches of two rows and of a
/// thousand: where a batch ends must not matter.
class CleanerGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/clean");

    @TempDir Path folder;

    record Case(Map<String, Object> yaml) {

        String text(String key) {
            return String.valueOf(yaml.getOrDefault(key, ""));
        }

        List<?> list(String key) {
            return (List<?>) yaml.getOrDefault(key, List.of());
        }

        /// Records that another row with the same key drives out.
        Set<Long> dropped() {
            return Set.copyOf(
                    list("drops").stream().map(one -> ((Integer) one).longValue()).toList());
        }

        @Override
        public String toString() {
            return text("id");
        }
    }

    static Stream<Case> cases() {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().flatMap(CleanerGoldenTest::in).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Case> in(Path file) {
        try {
            List<Map<String, Object>> cases =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return cases.stream().map(Case::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void cleansAsTheRuleSays(Case golden) throws IOException {
        for (int batchRows : new int[] {1000, 2}) {

            Cleaned cleaned = clean(golden, batchRows);

            assertThat(cleaned.rows()).isEqualTo(expectedRows(golden));
            assertThat(cleaned.rejected()).isEqualTo(golden.list("rejected"));
            assertThat(cleaned.counts()).isEqualTo(expectedCounts(golden));
            assertThat(cleaned.tally().read())
                    .isEqualTo(cleaned.rows().size() + cleaned.rejected().size());
        }
    }

    private static List<List<String>> expectedRows(Case golden) {
        List<List<String>> rows = new ArrayList<>();
        for (Object row : golden.list("rows")) {
            rows.add(((List<?>) row).stream().map(String::valueOf).toList());
        }
        return rows;
    }

    private static Map<String, Long> expectedCounts(Case golden) {
        Map<String, Long> counts = new TreeMap<>();
        ((Map<?, ?>) golden.yaml().getOrDefault("counts", Map.of()))
                .forEach((name, count) -> counts.put((String) name, ((Integer) count).longValue()));
        return counts;
    }

    /// What came of a case.
    private record Cleaned(List<List<String>> rows, List<String> rejected, CleanCounts tally) {

        /// Cells changed and expectations breached.
        Map<String, Long> counts() {
            Map<String, Long> counts = new TreeMap<>(tally.changed());
            counts.putAll(tally.breaches());
            return counts;
        }
    }

    private Cleaned clean(Case golden, int batchRows) throws IOException {
        ProjectSpec spec = spec(golden);
        Path file = Files.writeString(folder.resolve("d.csv"), golden.text("csv"));
        RowSource source = LocalFile.at(file).open(batchRows);
        Set<Long> dropped = golden.dropped();
        CleanPlan.Training training =
                golden.yaml().containsKey("score")
                        ? null
                        : new CleanPlan.Training(
                                new Task.Binary("yes", "no"),
                                List.of(),
                                dropped::contains,
                                Set.of());
        Cleaner cleaner = new Cleaner(new CleanPlan(spec, training));
        CleanCounts tally = cleaner.empty();
        List<List<String>> rows = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        try (BatchReader reader = source.open(null)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                Mapped<CleanCounts> mapped = cleaner.map(batch);
                tally = cleaner.merge(tally, mapped.tally());
                rows.addAll(cells(mapped.rows(), spec.data().columns().keySet()));
                mapped.rejected().stream().map(CleanerGoldenTest::said).forEach(rejected::add);
            }
        }
        return new Cleaned(rows, rejected, tally);
    }

    private static String said(RejectedRow row) {
        return row.line() + ": " + row.reason();
    }

    private ProjectSpec spec(Case golden) {
        return SpecReader.read(golden.text("spec"), "p.yaml", folder.resolve("p.yaml"), folder)
                .spec();
    }

    private static List<List<String>> cells(RecordBatch rows, Set<String> columns) {
        List<List<String>> cells = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            List<String> line = new ArrayList<>();
            for (String column : columns) {
                line.add(
                        rows.column(column).isMissing(row)
                                ? "~"
                                : Objects.requireNonNull(rows.column(column).text(row)));
            }
            cells.add(line);
        }
        return cells;
    }
}
