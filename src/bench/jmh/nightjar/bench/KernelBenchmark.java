package nightjar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import nightjar.model.BoostedModel;
import nightjar.model.Task;
import nightjar.pass.BatchReader;
import nightjar.pass.Mapped;
import nightjar.pass.SourceBatch;
import nightjar.project.SourceSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.project.training.FeatureSpec.DateParts.Part;
import nightjar.sketch.QuantileSketch;
import nightjar.source.csv.CsvSource;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.clean.CleanPlan;
import nightjar.stage.clean.Cleaner;
import nightjar.stage.features.Audience;
import nightjar.stage.features.Feature;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.PlanRunner;
import nightjar.stage.features.transform.DateParts;
import nightjar.stage.features.transform.Ordinal;
import nightjar.stage.features.transform.Plain;
import nightjar.table.Matrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds per row, on one thread, of what every row goes through.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets the state up
public class KernelBenchmark {

    private static final int ROWS = 4096;

    private static final String PROJECT =
            """
            project: kernels
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

    private CsvSource source;
    private SourceBatch batch;
    private Cleaner cleaner;
    private PlanRunner runner;
    private Mapped<CleanCounts> clean;
    private Matrix matrix;
    private BoostedModel model;
    private double[] numbers;

    /// Makes one batch and what works on it.
    @Setup
    public void prepare() throws IOException, XGBoostError {
        Path folder = Files.createTempDirectory("kernels");
        Path csv = Files.writeString(folder.resolve("rows.csv"), csv());
        Path project = Files.writeString(folder.resolve("kernels.yaml"), PROJECT);
        source = CsvSource.open(csv, SourceSpec.Csv.of(csv.toString()), ROWS);
        batch = read();
        cleaner =
                new Cleaner(
                        new CleanPlan(
                                SpecReader.read(project).spec(),
                                new CleanPlan.Training(
                                        new Task.Binary("true", "false"), List.of(), _ -> false)));
        clean = cleaner.map(batch);
        runner = new PlanRunner(plan(), cleaner.schema(), LocalDate.EPOCH);
        matrix = runner.matrix(clean.rows());
        model = model();
        numbers = new Random(1).doubles(ROWS).toArray();
    }

    private static String csv() {
        Random random = new Random(20261122);
        StringBuilder text = new StringBuilder("id,departure,distance,origin,delay\n");
        for (int row = 1; row <= ROWS; row++) {
            text.append(row)
                    .append(",2001-03-01 %02d:%02d,".formatted(row / 60 % 24, row % 60))
                    .append(random.nextInt(2_000))
                    .append(",A")
                    .append(random.nextInt(200))
                    .append(',')
                    .append(random.nextInt(-20, 200))
                    .append('\n');
        }
        return text.toString();
    }

    private static FeaturePlan plan() {
        List<Part> parts = List.of(Part.MONTH, Part.DAY_OF_WEEK, Part.MINUTE_OF_DAY);
        List<String> order = new java.util.ArrayList<>();
        for (int i = 0; i < 200; i++) {
            order.add("A" + i);
        }
        return new FeaturePlan(
                List.of(),
                List.of(
                        new Feature(new DateParts("departure", parts, 0), Audience.ALL),
                        new Feature(new Plain("distance", 0), Audience.ALL),
                        new Feature(new Ordinal("origin", order), Audience.ALL)),
                List.of());
    }

    private BoostedModel model() throws XGBoostError {
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row % 3 == 0 ? 1 : 0;
        }
        DMatrix rows = new DMatrix(matrix.values(), ROWS, matrix.columns(), Float.NaN);
        rows.setLabel(labels);
        Booster booster =
                XGBoost.train(
                        rows,
                        Map.of("objective", "binary:logistic", "max_depth", 8, "verbosity", 0),
                        100,
                        Map.of(),
                        null,
                        null);
        return new BoostedModel(matrix.columns(), 1, 0, 1, booster.toByteArray("ubj"));
    }

    private SourceBatch read() {
        try (BatchReader reader = source.open(null)) {
            return java.util.Objects.requireNonNull(reader.read());
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("The rows are gone", e);
        }
    }

    /// Bytes to records.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object records() {
        return read();
    }

    /// Bytes to dictionary-coded cells.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object parse() {
        return read().rows();
    }

    /// Cells to types, expectations, label, fold.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object clean() {
        return cleaner.map(batch);
    }

    /// Typed cells to the matrix.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object transform() {
        return runner.matrix(clean.rows());
    }

    /// Matrix to probabilities, 100 trees of depth 8.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object predict() {
        double[] predictions = new double[ROWS];
        model.predict(matrix, predictions);
        return predictions;
    }

    /// Numbers into a quantile sketch.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object sketch() {
        QuantileSketch sketch = new QuantileSketch(400, 1);
        Arrays.stream(numbers).forEach(number -> sketch.add(number, 1));
        return sketch;
    }
}
