package nightjar.stage.train.trainer;

import java.util.List;
import nightjar.model.Task;
import nightjar.project.training.Hyperparameter;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.model.cart.CART;
import smile.model.cart.SplitRule;

/// One CART tree (Breiman, Friedman, Olshen and Stone 1984) grown by Smile. Class weights are left out: a tree's shares are those of its rows.
final class TreeTrainer implements Trainer {

    @Override
    public boolean suits(Task task) {
        return true;
    }

    @Override
    public Fit fit(Split split, Job job, FitCheckpoint growth) {
        Rows rows = split.train();
        DataFrame frame = SmileTrees.frame(rows, job.task());
        return new Fit(
                SmileTrees.flat(
                        List.of(tree(frame, rows, job)), rows.features().columns(), job.task()),
                1);
    }

    private static CART tree(DataFrame frame, Rows rows, Job job) {
        int depth = Math.max(2, job.trial().whole(Hyperparameter.MAX_DEPTH));
        int leaf = job.trial().whole(Hyperparameter.MIN_LEAF);
        int nodes = Math.max(2, rows.size());
        Formula formula = Formula.lhs(SmileTrees.LABEL);
        if (job.task() instanceof Task.Regression) {
            return smile.regression.RegressionTree.fit(
                    formula,
                    frame,
                    new smile.regression.RegressionTree.Options(depth, nodes, leaf));
        }
        return smile.classification.DecisionTree.fit(
                formula,
                frame,
                new smile.classification.DecisionTree.Options(SplitRule.GINI, depth, nodes, leaf));
    }
}
