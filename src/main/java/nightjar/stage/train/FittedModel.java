package nightjar.stage.train;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nightjar.durable.Fingerprint;
import nightjar.durable.Json;
import nightjar.model.Model;
import nightjar.model.ModelFile;
import nightjar.model.Task;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.PlanRunner;
import nightjar.table.Matrix;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// Everything between a clean row and its prediction: plan, model, task, threshold. What is stored, and what scores.
public record FittedModel(Task task, Candidate candidate, FeaturePlan plan, Model model) {

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

    /// What is predicted of a row, as it stands in the data: the class, or the number.
    ///
    /// @param predictions rows × outputs, row by row
    public String said(double[] predictions, int row) {
        return task instanceof Task.Regression
                ? NumberColumn.format(predictions[row])
                : classes().get(choice(predictions, row));
    }

    /// What can be predicted of a row, by number of [#choice]; empty where it is a number.
    public List<String> classes() {
        return switch (task) {
            case Task.Binary binary -> List.of(binary.negative(), binary.positive());
            case Task.Classes classes -> classes.names();
            case Task.Regression _ -> List.of();
        };
    }

    /// The class that is predicted of a row, by its place in [#classes()]: of two the positive one from the threshold on, of several the most probable.
    ///
    /// @param predictions rows × outputs, row by row
    public int choice(double[] predictions, int row) {
        return task instanceof Task.Binary
                ? predictions[row] >= candidate.threshold() ? 1 : 0
                : best(predictions, row);
    }

    /// The output that is predicted of a row: the most probable of several classes, the first of equals; else 0.
    public int best(double[] predictions, int row) {
        int outputs = task.outputs();
        int from = row * outputs;
        int best = 0;
        for (int output = 1; output < outputs; output++) {
            best = predictions[from + output] > predictions[from + best] ? output : best;
        }
        return best;
    }

    /// `sha256:…` over plan and model: two fits with the same one predict the same.
    public String fingerprint() {
        return fingerprint(files());
    }

    /// The fingerprint of the model that these files are of.
    public static String fingerprint(Map<String, byte[]> files) {
        return Fingerprint.of(
                        Fingerprint.of(file(files, "plan.json"))
                                + "\n"
                                + Fingerprint.of(file(files, "model.bin")))
                .toString();
    }

    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("task.json", Json.bytes(task));
        files.put("candidate.json", Json.bytes(candidate));
        files.put("plan.json", Json.bytes(plan));
        files.put("model.bin", ModelFile.write(model));
        return files;
    }

    /// The model that [#files()] were written of.
    public static FittedModel read(Map<String, byte[]> files) {
        return new FittedModel(
                Json.read(file(files, "task.json"), Task.class),
                Json.read(file(files, "candidate.json"), Candidate.class),
                Json.read(file(files, "plan.json"), FeaturePlan.class),
                ModelFile.read(file(files, "model.bin")));
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), "The model has no file " + name);
    }
}
