package nightjar.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nightjar.durable.Fingerprint;
import nightjar.durable.Json;
import nightjar.durable.WholeFiles;
import nightjar.ledger.RunFolder;
import nightjar.model.LinearModel;
import nightjar.model.Link;
import nightjar.model.Task;
import nightjar.pass.Dataset;
import nightjar.pass.Fold;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.ProjectFile;
import nightjar.project.grammar.SpecReader;
import nightjar.project.training.Algorithm;
import nightjar.source.LocalFile;
import nightjar.stage.clean.CleanRows;
import nightjar.stage.clean.Cleaning;
import nightjar.stage.clean.TaskFinder;
import nightjar.stage.explore.Exploring;
import nightjar.stage.explore.Profile;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.PlanRunner;
import nightjar.stage.features.Planning;
import nightjar.stage.score.Scoring;
import nightjar.stage.train.Candidate;
import nightjar.stage.train.FittedModel;
import nightjar.stage.train.trainer.Trial;
import nightjar.table.Matrix;
import nightjar.testing.RowEngine;

/// Everything of a project that goes over rows, with one engine: profile, clean rows, plan, matrix, scores.
///
/// @param project the project file
/// @param data of the project
/// @param batchRows rows per batch; a unit has 16
record Pipeline(Path project, Path data, int batchRows) {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    /// What each file looks like that is written, by its name.
    SortedMap<String, String> by(RowEngine engine, Path home) {
        RunFolder folder = new RunFolder(home, WholeFiles.UNGUARDED);
        ProjectFile file = SpecReader.read(project);
        RowSource rows = LocalFile.at(data).open(batchRows).suiting(file.spec().data().cellTypes());
        Profile profile = Exploring.by(engine, file.spec(), rows.larger(4), folder);
        folder.writeBytes("profile.json", Json.bytes(profile));
        Task task = TaskFinder.find(file, profile.label());
        CleanRows clean = Cleaning.by(engine, file.spec(), task, rows, profile, folder);
        RowSource training = clean.training(batchRows);
        FeaturePlan plan = Planning.by(engine, file.spec(), task, DATE, training, folder);
        folder.writeBytes(
                "matrix.txt",
                engine.map(training, () -> new MatrixDigests(plan, training), Dataset.Outputs.NONE)
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Scoring.by(engine, file.spec(), model(task, plan), DATE, rows, folder);
        return digests(home);
    }

    /// Not a good one, but each feature counts.
    private static FittedModel model(Task task, FeaturePlan plan) {
        int features = plan.names().size();
        double[] ones = new double[features];
        Arrays.fill(ones, 1);
        double[] weights = new double[features * task.outputs()];
        Arrays.setAll(weights, i -> Math.sin(i + 1) / features);
        return new FittedModel(
                task,
                new Candidate(
                        new Trial(1, Algorithm.LINEAR, Map.of(), 0),
                        0,
                        0.5,
                        nightjar.project.training.Metric.LOG_LOSS,
                        null,
                        null),
                plan,
                new LinearModel(
                        Link.of(task),
                        new double[features],
                        ones,
                        new double[task.outputs()],
                        weights));
    }

    private static SortedMap<String, String> digests(Path home) {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(home.relativize(file).toString(), Fingerprint.of(file).toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digests;
    }

    /// A line for each batch, with the SHA-256 of its part of the training matrix.
    private record MatrixDigests(FeaturePlan plan, RowSource training) implements Fold<String> {

        @Override
        public String fold(SourceBatch batch) {
            Matrix matrix =
                    new PlanRunner(plan, training.schema(), DATE).trainingMatrix(batch.rows());
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(4 * matrix.values().length);
            bytes.asFloatBuffer().put(matrix.values());
            return Fingerprint.of(bytes.array()).sha256() + "\n";
        }

        @Override
        public String empty() {
            return "";
        }

        @Override
        public String merge(String left, String right) {
            return left + right;
        }

        @Override
        public byte[] write(String state) {
            return state.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        }

        @Override
        public String read(byte[] bytes) {
            return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
        }
    }
}
