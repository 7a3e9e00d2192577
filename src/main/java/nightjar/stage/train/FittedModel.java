package nightjar.stage.train;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.durable.Fingerprint;
import nightjar.durable.Json;
import nightjar.model.Model;
import nightjar.model.ModelFile;
import nightjar.model.Task;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.PlanRunner;
import nightjar.table.Matrix;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// Everything between a clean row and its prediction: plan, model, task, threshold. What is stored, and what scores.
public record FittedModel(Task task, Candidate candidate, FeaturePlan plan, Model model) {

    private static final String TASK = "task.json";
    private static final String CANDIDATE = "candidate.json";
    private static final String PLAN = "plan.json";
    private static final String MODEL = "model.bin";

    /// The names of [#files()].
    public static final List<String> FILES = List.of(TASK, CANDIDATE, PLAN, MODEL);

    /// Predicts clean rows of one schema.
    public interface Predicting {
        /// rows × outputs, row by row.
        double[] predict(RecordBatch rows);
    }

    /// @param date the business date, from which ages are counted
    public Predicting on(Schema schema, LocalDate date) {
        PlanRunner runner = new PlanRunner(plan, schema, date);
        return rows -> predict(runner.matrix(rows));
    }

    public double[] predict(Matrix matrix) {
        double[] predictions = new double[matrix.rows() * task.outputs()];
        model.predict(matrix, predictions);
        return predictions;
    }

    /// What is predicted of a row, as [Task#said] has it.
    ///
    /// @param predictions rows × outputs, row by row
    public String said(double[] predictions, int row) {
        return task.said(predictions, row, candidate.threshold());
    }

    /// The class that is predicted of a row, by its place in [Task#classes()].
    ///
    /// @param predictions rows × outputs, row by row
    public int choice(double[] predictions, int row) {
        return task.choice(predictions, row, candidate.threshold());
    }

    /// `sha256:…` over plan and model: two fits with the same one predict the same.
    public String fingerprint() {
        return fingerprint(files());
    }

    /// The fingerprint of the model that these files are of.
    public static String fingerprint(Map<String, byte[]> files) {
        return Fingerprint.of(
                        Fingerprint.of(file(files, PLAN))
                                + "\n"
                                + Fingerprint.of(file(files, MODEL)))
                .toString();
    }

    /// Bytes of plan and model among the files, which is what scoring needs.
    public static long size(Map<String, byte[]> files) {
        return file(files, PLAN).length + (long) file(files, MODEL).length;
    }

    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(TASK, Json.bytes(task));
        files.put(CANDIDATE, Json.bytes(candidate));
        files.put(PLAN, Json.bytes(plan));
        files.put(MODEL, ModelFile.write(model));
        return files;
    }

    /// The model that [#files()] were written of.
    public static FittedModel read(Map<String, byte[]> files) {
        return new FittedModel(
                Json.read(file(files, TASK), Task.class),
                Json.read(file(files, CANDIDATE), Candidate.class),
                Json.read(file(files, PLAN), FeaturePlan.class),
                ModelFile.read(file(files, MODEL)));
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), "The model has no file " + name);
    }
}
