package nightjar.stage.train.trainer;

import java.util.List;
import java.util.Objects;
import nightjar.math.SeededRandom;
import nightjar.model.ForestModel;
import nightjar.model.ModelFile;
import nightjar.model.Task;
import nightjar.project.training.Hyperparameter;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.model.cart.CART;
import smile.model.cart.SplitRule;

/// Random forests (Breiman, Machine Learning 45, 2001) grown by Smile, in blocks of trees that each have seeds of their own: a block is the
/// same whichever process grows it. Smile's out-of-bag numbers are not used.
final class ForestTrainer implements Trainer {

    private static final int BLOCK = 25;

    @Override
    public boolean suits(Task task) {
        return true;
    }

    @Override
    public Fit fit(Split split, Job job, FitCheckpoint growth) {
        Rows rows = split.train();
        Trial trial = job.trial();
        DataFrame frame = SmileTrees.frame(rows, job.task());
        int trees = trial.whole(Hyperparameter.TREES);
        ForestModel grown = null;
        for (int from = 0; from < trees; from += BLOCK) {
            int size = Math.min(BLOCK, trees - from);
            ForestModel block = block(frame, rows, job, growth, from, size);
            grown = grown == null ? block : ForestModel.joined(grown, block);
        }
        return new Fit(Objects.requireNonNull(grown), trees);
    }

    private static ForestModel block(
            DataFrame frame, Rows rows, Job job, FitCheckpoint growth, int from, int size) {
        byte[] kept = growth.kept(from / BLOCK);
        if (kept.length > 0) {
            return (ForestModel) ModelFile.read(kept);
        }
        long[] seeds = new long[size];
        for (int i = 0; i < size; i++) {
            seeds[i] = 1 + SeededRandom.seed(job.trial().seed(), from + i);
        }
        ForestModel grown =
                SmileTrees.flat(
                        grown(frame, rows, job, seeds), rows.features().columns(), job.task());
        growth.keep(from / BLOCK, ModelFile.write(grown));
        return grown;
    }

    private static List<? extends CART> grown(DataFrame frame, Rows rows, Job job, long[] seeds) {
        Trial trial = job.trial();
        int columns = rows.features().columns();
        int tried =
                Math.clamp(
                        Math.round(columns * trial.real(Hyperparameter.FEATURES_SHARE)),
                        1,
                        columns);
        int depth = Math.max(2, trial.whole(Hyperparameter.MAX_DEPTH));
        int leaf = trial.whole(Hyperparameter.MIN_LEAF);
        int nodes = Math.max(2, rows.size());
        Formula formula = Formula.lhs(SmileTrees.LABEL);
        if (job.task() instanceof Task.Regression) {
            return List.of(
                    smile.regression.RandomForest.fit(
                                    formula,
                                    frame,
                                    new smile.regression.RandomForest.Options(
                                            seeds.length,
                                            tried,
                                            depth,
                                            nodes,
                                            leaf,
                                            1.0,
                                            seeds,
                                            null))
                            .trees());
        }
        return List.of(
                smile.classification.RandomForest.fit(
                                formula,
                                frame,
                                new smile.classification.RandomForest.Options(
                                        seeds.length,
                                        tried,
                                        SplitRule.GINI,
                                        depth,
                                        nodes,
                                        leaf,
                                        1.0,
                                        downSampling(rows, job),
                                        seeds,
                                        null))
                        .trees());
    }

    /// Smile draws `rows / weight` rows of each class: weights that leave as many of every class as of the rarest.
    private static int[] downSampling(Rows rows, Job job) {
        int[] counts = new int[job.classes()];
        int[] weights = new int[counts.length];
        for (int label : rows.classes()) {
            counts[label]++;
        }
        int rarest = Integer.MAX_VALUE;
        for (int count : counts) {
            rarest = count > 0 ? Math.min(rarest, count) : rarest;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = job.balanced() ? Math.max(1, Math.round((float) counts[i] / rarest)) : 1;
        }
        return weights;
    }
}
