package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nightjar.durable.WholeFiles;
import nightjar.model.Task;
import nightjar.pass.BatchReader;
import nightjar.pass.SourceBatch;
import nightjar.project.ProjectSpec;
import nightjar.project.SourceSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.source.csv.CsvParts;
import nightjar.source.csv.CsvSource;
import nightjar.stage.clean.CleanPlan;
import nightjar.stage.clean.Cleaner;
import nightjar.table.RecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hot loops against a bound of bytes allocated per row, which depends neither on the machine nor on its load: a String or a boxed number per cell
/// more shows here. The bounds are at least one and a half times the most that was measured, because compiled code allocates less than interpreted.
class AllocationTest {

    private static final int ROWS = 40_960;

    private static final String PROJECT =
            """
            project: guard
            data:
              source: {csv: rows.csv}
              key: id
              label: {expression: "delay > 15"}
              columns:
                id: {type: text}
                departure: {type: date, format: "yyyy-MM-dd HH:mm"}
                distance: {type: number, min: 0}
                origin: {type: category}
                delay: {type: number}
            """;

    @TempDir Path folder;

    @Test
    void findsRecordsWithLittleMoreThanTheirBytes() throws IOException {
        CsvSource source = source();

        assertThat(perRow(() -> read(source, _ -> {}))).isLessThan(300);
    }

    @Test
    void readsCellsWithoutATextPerCell() throws IOException {
        CsvSource source = source();

        assertThat(perRow(() -> read(source, SourceBatch::rows))).isLessThan(800);
    }

    @Test
    void cleansWithoutABoxPerCell() throws IOException {
        List<SourceBatch> batches = batches();
        Cleaner cleaner = cleaner();

        assertThat(perRow(() -> batches.forEach(cleaner::map))).isLessThan(700);
    }

    @Test
    void writesWithoutATextPerCell() throws IOException {
        List<RecordBatch> batches = batches().stream().map(SourceBatch::rows).toList();
        CsvParts parts =
                new CsvParts(
                        folder.resolve("parts"), batches.getFirst().schema(), WholeFiles.UNGUARDED);

        assertThat(perRow(() -> batches.forEach(batch -> parts.write(0, List.of(batch)))))
                .isLessThan(600);
    }

    private interface Reaction {
        void to(SourceBatch batch);
    }

    private static void read(CsvSource source, Reaction reaction) {
        try (BatchReader reader = source.open(null)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                reaction.to(batch);
            }
        }
    }

    /// Bytes that this thread allocates per row, once classes are loaded.
    private static double perRow(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        double bytes = (threads.getCurrentThreadAllocatedBytes() - before) / (double) ROWS;
        System.out.printf("%.0f bytes per row%n", bytes);
        return bytes;
    }

    private List<SourceBatch> batches() throws IOException {
        List<SourceBatch> batches = new java.util.ArrayList<>();
        read(
                source(),
                batch -> {
                    batch.rows();
                    batches.add(batch);
                });
        return batches;
    }

    private Cleaner cleaner() throws IOException {
        Path file = Files.writeString(folder.resolve("guard.yaml"), PROJECT);
        ProjectSpec spec = SpecReader.read(file).spec();
        return new Cleaner(
                new CleanPlan(
                        spec,
                        new CleanPlan.Training(
                                new Task.Binary("false", "true"),
                                List.of(),
                                _ -> false,
                                Set.of())));
    }

    private CsvSource source() throws IOException {
        Random random = new Random(20261122);
        StringBuilder text = new StringBuilder("id,departure,distance,origin,delay\n");
        for (int row = 1; row <= ROWS; row++) {
            text.append(row)
                    .append(
                            ",2001-03-%02d %02d:%02d,"
                                    .formatted(1 + row / 1440 % 28, row / 60 % 24, row % 60))
                    .append(random.nextInt(2_000))
                    .append(",A")
                    .append(random.nextInt(200))
                    .append(',')
                    .append(random.nextInt(-20, 200))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        return CsvSource.open(file, SourceSpec.Csv.of(file.toString()), 4096);
    }
}
