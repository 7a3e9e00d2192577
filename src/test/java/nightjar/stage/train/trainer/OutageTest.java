package nightjar.stage.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import nightjar.model.Task;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Holdout;
import nightjar.project.training.Hyperparameter;
import nightjar.project.training.Metric;
import nightjar.project.training.TrainSpec;
import nightjar.stage.train.CrossValidation;
import nightjar.stage.train.Threshold;
import nightjar.stage.train.TrialOutcome;
import nightjar.table.Matrix;
import org.junit.jupiter.api.Test;

/// What is not a trial's doing is not its outcome.
class OutageTest {

    private static final int ROWS = 40;

    @Test
    void aFullDiskEndsTheStep() {
        UncheckedIOException full =
                new UncheckedIOException(
                        "Cannot write", new IOException("No space left on device"));

        assertThatThrownBy(() -> judgeWhileKeepingThrows(full)).isSameAs(full);
        assertThatThrownBy(() -> judgeWhileKeepingThrows(new CompletionException(full)))
                .isSameAs(full);
    }

    @Test
    void tooLittleMemoryInAWorkerEndsTheStep() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");

        assertThatThrownBy(() -> judgeWhileKeepingThrows(new CompletionException(error)))
                .isSameAs(error);
    }

    @Test
    void tooLittleMemoryInXgboostIsTooLittleMemory() {
        assertThatThrownBy(
                        () -> {
                            throw BoostingTrainer.failure(new XGBoostError("std::bad_alloc"));
                        })
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("XGBoost: std::bad_alloc");
    }

    @Test
    void whatXgboostSaysComesWithoutItsStack() {
        String said =
                """
                [10:32:35] /workspace/src/data/data.cc:514: Check failed: valid: Label contains NaN, infinity or a value too large.
                Stack trace:
                  [bt] (0) libxgboost4j.so(dmlc::LogMessageFatal::~LogMessageFatal()+0x6e) [0x7f0a376861ee]

                """;

        assertThat(BoostingTrainer.failure(new XGBoostError(said)))
                .hasMessage("XGBoost: Label contains NaN, infinity or a value too large.");
        assertThat(BoostingTrainer.failure(new XGBoostError("no such parameter")))
                .hasMessage("XGBoost: no such parameter");
    }

    @Test
    void anythingElseIsTheTrialsOutcome() {
        TrialOutcome outcome = judgeWhileKeepingThrows(new IllegalStateException("diverged"));

        assertThat(outcome).isEqualTo(new TrialOutcome.Failed(trial(), "diverged"));
    }

    private static TrialOutcome judgeWhileKeepingThrows(RuntimeException failure) {
        FitCheckpoint growth =
                new FitCheckpoint() {
                    @Override
                    public byte[] kept(int block) {
                        return new byte[0];
                    }

                    @Override
                    public void keep(int block, byte[] grown) {
                        throw failure;
                    }
                };
        TrainSpec spec =
                new TrainSpec(
                        new Holdout(0.2, 1, null),
                        Metric.AUC,
                        1,
                        2,
                        TrainSpec.ClassWeight.NONE,
                        Map.of());
        Map<Algorithm, int[]> columns =
                Stream.of(Algorithm.values())
                        .collect(Collectors.toMap(one -> one, _ -> new int[1]));
        try (CrossValidation validation =
                new CrossValidation(set(), spec, columns, new Threshold(null), _ -> growth)) {
            return validation.judge(trial());
        }
    }

    private static Trial trial() {
        Map<String, Double> parameters =
                Hyperparameter.of(Algorithm.RANDOM_FOREST).stream()
                        .collect(Collectors.toMap(Hyperparameter::name, Hyperparameter::usual));
        return new Trial(1, Algorithm.RANDOM_FOREST, parameters, 7);
    }

    private static TrainingSet set() {
        float[] cells = new float[ROWS];
        double[] labels = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            cells[row] = row;
            labels[row] = row % 3 == 0 ? 1 : 0;
        }
        int[] folds = IntStream.range(0, ROWS).map(row -> row % 2).toArray();
        return new TrainingSet(
                new Task.Binary("1", "0"), new Matrix(ROWS, 1, cells), labels, folds, false);
    }
}
