package nightjar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import nightjar.pass.Dataset;
import nightjar.pass.Fold;
import nightjar.pass.SourceBatch;
import nightjar.pass.UnitState;
import nightjar.testing.NumberSource;
import nightjar.testing.PlainLoop;
import nightjar.testing.RowEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every engine that goes over rows must keep: everything a project makes of its rows is, byte for byte, what a plain loop makes of them.
abstract class EngineContract {

    /// What the plain loop made, by project file: the same for all engines.
    private static final Map<Path, SortedMap<String, String>> EXPECTED = new ConcurrentHashMap<>();

    @TempDir Path folder;

    abstract RowEngine engine();

    @Test
    void mergesBatchesWithinTheirUnitAndUnitsInTheirOrder() {
        NumberSource source = new NumberSource(33 * 100, 100);

        String merged = engine().map(source, Order::new, Dataset.Outputs.NONE);

        assertThat(merged).isEqualTo("-U[" + batches(1, 16) + "]U[" + batches(17, 32) + "]U[33]");
    }

    @Test
    void leavesWhatAUnitLeavesOncePerUnit() {
        SortedMap<String, String> left = new TreeMap<>();
        NumberSource source = new NumberSource(17 * 100, 100);

        String _ =
                engine().map(
                                source,
                                Order::new,
                                new Dataset.Outputs(
                                        nightjar.pass.PartSink.NONE,
                                        nightjar.pass.RejectedSink.NONE,
                                        (place, unit, bytes) ->
                                                left.put(place + unit, Order.text(bytes))));

        assertThat(left).isEqualTo(Map.of("order0", batches(1, 16), "order1", "17"));
    }

    private static String batches(int first, int last) {
        StringBuilder text = new StringBuilder().append(first);
        for (int batch = first + 1; batch <= last; batch++) {
            text.append(',').append(batch);
        }
        return text.toString();
    }

    /// Each has several units, the last of them short.
    @ParameterizedTest
    @CsvSource({
        "churn, telco-churn, 64",
        "penguins, penguins, 5",
        "house-prices, house-prices, 40"
    })
    void makesOfSampleProjectsWhatAPlainLoopMakes(String project, String data, int batchRows) {
        requireSame(
                new Pipeline(
                        Path.of("jobs", project + ".yaml"),
                        Path.of("data", data + ".csv"),
                        batchRows));
    }

    /// `mvn -Plarge -Dflights=FILE.parquet -Dtest=*Engine*Test test`.
    @Test
    @Tag("large")
    void makesOf300000FlightsWhatAPlainLoopMakes() throws SQLException {
        String flights = System.getProperty("flights");
        assumeTrue(flights != null, "the flights are not here: -Dflights=FILE.parquet");

        requireSame(new Pipeline(Path.of("jobs/flights.yaml"), flights(flights), 4096));
    }

    private Path flights(String parquet) throws SQLException {
        Path csv = folder.resolve("flights.csv");
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute(
                    """
                        COPY (SELECT file_row_number + 1 AS id, strftime(date, '%%Y-%%m-%%d %%H:%%M') AS departure,
                                     distance, origin, destination, delay
                              FROM read_parquet('%s', file_row_number = true) LIMIT 300000)
                        TO '%s' (FORMAT csv, HEADER)
                        """
                            .formatted(parquet, csv));
        }
        return csv;
    }

    private void requireSame(Pipeline pipeline) {
        SortedMap<String, String> expected =
                EXPECTED.computeIfAbsent(
                        pipeline.project(),
                        _ -> pipeline.by(new PlainLoop(), folder.resolve("plain")));

        SortedMap<String, String> made = pipeline.by(engine(), folder.resolve("made"));

        assertThat(expected.keySet())
                .anyMatch(name -> name.startsWith("clean/part-00003"))
                .contains("profile.json", "plan.json", "matrix.txt");
        assertThat(made.keySet()).isEqualTo(expected.keySet());
        assertThat(made.keySet())
                .allSatisfy(
                        name -> assertThat(made.get(name)).as(name).isEqualTo(expected.get(name)));
    }

    /// Tells the order of merging; what a unit leaves beside it is the numbers of its batches.
    private static final class Order implements Fold<String> {

        static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }

        @Override
        public String fold(SourceBatch batch) {
            return Long.toString((batch.rows().record(0) + 99) / 100);
        }

        @Override
        public String empty() {
            return "-";
        }

        @Override
        public String merge(String left, String right) {
            return left.startsWith("-") ? left + right : left + "," + right;
        }

        @Override
        public UnitState<String> close(String unit) {
            return new UnitState<>(
                    "U[" + unit + "]",
                    new TreeMap<>(Map.of("order", unit.getBytes(StandardCharsets.US_ASCII))));
        }

        @Override
        public byte[] write(String state) {
            return state.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public String read(byte[] bytes) {
            return text(bytes);
        }
    }
}
