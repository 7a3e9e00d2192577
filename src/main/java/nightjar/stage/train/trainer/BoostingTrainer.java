package nightjar.stage.train.trainer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import nightjar.math.SeededRandom;
import nightjar.model.BoostedModel;
import nightjar.model.Task;
import nightjar.model.XgboostLibrary;
import nightjar.project.training.Hyperparameter;
import org.jspecify.annotations.Nullable;

/// Gradient-boosted trees by XGBoost (Chen and Guestrin, KDD 2016), histogram method. Always grown in blocks, each with a seed of its own and
/// nothing of the block before but its trees, so that a block is the same whichever process grows it, after whatever else that process has
/// grown. In cross-validation growing stops where the validation rows' loss no longer falls.
final class BoostingTrainer implements Trainer {

    /// Rounds of a block.
    private static final int BLOCK = 25;

    private static final int PATIENCE = 40;

    /// Such as `[10:32:35] /workspace/src/data/data.cc:514: Check failed: valid: `.
    private static final Pattern SOURCE =
            Pattern.compile("^\\[[\\d:]+] \\S+:\\d+: (Check failed: [^:]*: )?");

    private final Map<Split, Native> kept = new HashMap<>();

    @Override
    public boolean suits(Task task) {
        return true;
    }

    @Override
    public Fit fit(Split split, Job job, FitCheckpoint growth) {
        XgboostLibrary.problem()
                .ifPresent(
                        reason -> {
                            throw new IllegalStateException(reason);
                        });
        try {
            Native matrices = matrices(split, job);
            try {
                return grow(matrices, job, split.train().features().columns(), growth);
            } finally {
                if (!split.kept()) {
                    matrices.dispose();
                }
            }
        } catch (XGBoostError | IOException e) {
            throw failure(e);
        }
    }

    /// XGBoost tells of memory it could not get in the words of C++, and of everything where in its sources it was noticed.
    static RuntimeException failure(Exception e) {
        String message = "XGBoost: " + SOURCE.matcher(told(e)).replaceFirst("");
        if (message.contains("bad_alloc")) {
            OutOfMemoryError error = new OutOfMemoryError(message);
            error.initCause(e);
            throw error;
        }
        return new IllegalStateException(message, e);
    }

    private static String told(Exception e) {
        return String.valueOf(e.getMessage()).split("\nStack trace:", 2)[0].strip();
    }

    private static Fit grow(Native matrices, Job job, int columns, FitCheckpoint growth)
            throws XGBoostError, IOException {
        int most = job.trial().whole(Hyperparameter.ROUNDS);
        Grown grown = Grown.kept(growth);
        if (!grown.isOver(most)) {
            Booster booster = opened(grown.bytes(), matrices, job, grown.rounds());
            try {
                while (!grown.isOver(most)) {
                    beginBlock(booster, job, grown.rounds());
                    grown = grown.nextBlock(booster, matrices, most);
                    if (grown.isOver(most)) {
                        grown = grown.cutToBest(matrices, job);
                    }
                    growth.keep(0, grown.write());
                }
            } finally {
                booster.dispose();
            }
        }
        return new Fit(
                new BoostedModel(
                        columns,
                        job.task().outputs(),
                        matrices.shift(),
                        matrices.scale(),
                        grown.bytes()),
                grown.bestRounds());
    }

    /// How far a model has grown. Immutable, but for the bytes.
    private static final class Grown {

        private static final Grown NOTHING =
                new Grown(0, new byte[0], new byte[0], 0, Double.POSITIVE_INFINITY);

        private final int rounds;
        private final byte[] bytes;
        private final byte[] beforeBest;
        private final int bestRounds;
        private final double bestLoss;

        /// @param rounds so far, a multiple of the block but at the end
        /// @param bytes the model so far
        /// @param beforeBest the model before the block of the best round
        /// @param bestLoss on the validation rows, where there are any
        private Grown(
                int rounds, byte[] bytes, byte[] beforeBest, int bestRounds, double bestLoss) {
            this.rounds = rounds;
            this.bytes = bytes;
            this.beforeBest = beforeBest;
            this.bestRounds = bestRounds;
            this.bestLoss = bestLoss;
        }

        int rounds() {
            return rounds;
        }

        byte[] bytes() {
            return bytes;
        }

        int bestRounds() {
            return bestRounds;
        }

        boolean isOver(int most) {
            return rounds >= most || rounds - bestRounds >= PATIENCE;
        }

        /// @param booster that has grown so far and has begun a block
        Grown nextBlock(Booster booster, Native matrices, int most) throws XGBoostError {
            int to = Math.min(most, rounds + BLOCK);
            int best = bestRounds;
            double least = bestLoss;
            for (int round = rounds; round < to; round++) {
                booster.update(matrices.train(), round);
                double loss = loss(booster, matrices.validation(), round);
                if (loss < least) {
                    least = loss;
                    best = round + 1;
                }
            }
            byte[] before = best > bestRounds ? bytes : beforeBest;
            byte[] after = booster.toByteArray("ubj");
            return new Grown(to, after, before, matrices.validation() == null ? to : best, least);
        }

        /// The best round's block once more, up to that round: rounds that did not help are no part of the model.
        Grown cutToBest(Native matrices, Job job) throws XGBoostError, IOException {
            if (matrices.validation() == null) {
                return this;
            }
            int from = (Math.max(1, bestRounds) - 1) / BLOCK * BLOCK;
            Booster booster = opened(beforeBest, matrices, job, from);
            try {
                beginBlock(booster, job, from);
                for (int round = from; round < bestRounds; round++) {
                    booster.update(matrices.train(), round);
                }
                return new Grown(
                        rounds, booster.toByteArray("ubj"), beforeBest, bestRounds, bestLoss);
            } finally {
                booster.dispose();
            }
        }

        static Grown kept(FitCheckpoint growth) {
            byte[] kept = growth.kept(0);
            if (kept.length == 0) {
                return NOTHING;
            }
            ByteBuffer in = ByteBuffer.wrap(kept);
            int rounds = in.getInt();
            int bestRounds = in.getInt();
            double bestLoss = in.getDouble();
            byte[] bytes = new byte[in.getInt()];
            in.get(bytes);
            byte[] beforeBest = new byte[in.remaining()];
            in.get(beforeBest);
            return new Grown(rounds, bytes, beforeBest, bestRounds, bestLoss);
        }

        byte[] write() {
            return ByteBuffer.allocate(
                            3 * Integer.BYTES + Double.BYTES + bytes.length + beforeBest.length)
                    .putInt(rounds)
                    .putInt(bestRounds)
                    .putDouble(bestLoss)
                    .putInt(bytes.length)
                    .put(bytes)
                    .put(beforeBest)
                    .array();
        }
    }

    private static Booster opened(byte[] before, Native matrices, Job job, int from)
            throws XGBoostError, IOException {
        return before.length == 0
                ? XGBoost.train(
                        matrices.train(),
                        parameters(job, from),
                        0,
                        new LinkedHashMap<>(),
                        null,
                        null)
                : XGBoost.loadModel(before);
    }

    /// Makes a booster forget all but its trees and what they predict for the rows, as if it had been loaded just now. What it would remember is
    /// the sampler of columns, which lives in the method that grows trees: asked for another method, and asked for something, so that it
    /// obeys, the booster throws the method away. The predictions it keeps have the bits of fresh ones, without their cost.
    private static void beginBlock(Booster booster, Job job, int from) throws XGBoostError {
        booster.setParam("tree_method", "approx");
        booster.getNumBoostedRound();
        booster.setParams(parameters(job, from));
    }

    private static double loss(Booster booster, @Nullable DMatrix validation, int round)
            throws XGBoostError {
        if (validation == null) {
            return Double.POSITIVE_INFINITY;
        }
        String said = booster.evalSet(new DMatrix[] {validation}, new String[] {"v"}, round);
        return Double.parseDouble(said.substring(said.lastIndexOf(':') + 1));
    }

    private static Map<String, Object> parameters(Job job, int from) {
        Trial trial = job.trial();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("tree_method", "hist");
        parameters.put("nthread", Runtime.getRuntime().availableProcessors());
        parameters.put("verbosity", 0);
        parameters.put("seed", SeededRandom.seed(trial.seed(), from));
        switch (job.task()) {
            case Task.Binary _ -> {
                parameters.put("objective", "binary:logistic");
                parameters.put("eval_metric", "logloss");
            }
            case Task.Classes several -> {
                parameters.put("objective", "multi:softprob");
                parameters.put("num_class", several.names().size());
                parameters.put("eval_metric", "mlogloss");
            }
            case Task.Regression _ -> {
                parameters.put("objective", "reg:squarederror");
                parameters.put("eval_metric", "rmse");
            }
        }
        parameters.put("max_depth", trial.whole(Hyperparameter.MAX_DEPTH));
        parameters.put("eta", trial.real(Hyperparameter.LEARNING_RATE));
        parameters.put("subsample", trial.real(Hyperparameter.SUBSAMPLE));
        parameters.put("colsample_bytree", trial.real(Hyperparameter.COLUMNS_SHARE));
        parameters.put("min_child_weight", trial.real(Hyperparameter.MIN_CHILD_WEIGHT));
        parameters.put("lambda", trial.real(Hyperparameter.L2));
        parameters.put("max_bin", trial.whole(Hyperparameter.BINS));
        return parameters;
    }

    private synchronized Native matrices(Split split, Job job) throws XGBoostError {
        Native matrices = kept.get(split);
        if (matrices == null) {
            matrices = Native.of(split, job);
            if (split.kept()) {
                kept.put(split, matrices);
            }
        }
        return matrices;
    }

    @Override
    public void close() {
        kept.values().forEach(Native::dispose);
        kept.clear();
    }

    /// The rows of a split in native memory; labels of a regression brought to mean 0 and standard deviation 1.
    private record Native(DMatrix train, @Nullable DMatrix validation, double shift, double scale) {

        static Native of(Split split, Job job) throws XGBoostError {
            double[] labels = split.train().labels();
            double shift = 0;
            double scale = 1;
            if (job.task() instanceof Task.Regression) {
                for (double label : labels) {
                    shift += label / labels.length;
                }
                double squares = 0;
                for (double label : labels) {
                    squares += (label - shift) * (label - shift);
                }
                double deviation = Math.sqrt(squares / labels.length);
                scale = deviation > 0 ? deviation : 1;
            }
            DMatrix train = matrix(split.train(), job, shift, scale);
            Optional<Rows> validation = split.validation();
            return new Native(
                    train,
                    validation.isPresent() ? matrix(validation.get(), job, shift, scale) : null,
                    shift,
                    scale);
        }

        private static DMatrix matrix(Rows rows, Job job, double shift, double scale)
                throws XGBoostError {
            DMatrix matrix = XgboostLibrary.matrix(rows.features());
            float[] labels = new float[rows.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (float) ((rows.labels()[i] - shift) / scale);
            }
            matrix.setLabel(labels);
            if (!(job.task() instanceof Task.Regression) && !job.weights(rows).none()) {
                double[] weights = job.weights(rows).of(rows.classes());
                float[] cells = new float[weights.length];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = (float) weights[i];
                }
                matrix.setWeight(cells);
            }
            return matrix;
        }

        void dispose() {
            train.dispose();
            if (validation != null) {
                validation.dispose();
            }
        }
    }
}
