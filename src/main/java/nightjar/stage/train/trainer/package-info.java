/// How each algorithm is fitted: boosting, forest, tree, linear and logistic regression, and the folds they are judged in.
@NullMarked
package nightjar.stage.train.trainer;

import org.jspecify.annotations.NullMarked;
