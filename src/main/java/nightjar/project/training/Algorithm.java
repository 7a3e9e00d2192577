package nightjar.project.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A family of models.
public enum Algorithm {
    /// Logistic regression, binary or multinomial, L2-regularised.
    LOGISTIC,
    /// Linear regression, L2-regularised.
    LINEAR,
    /// One CART tree.
    DECISION_TREE,
    /// A random forest.
    RANDOM_FOREST,
    /// Gradient-boosted trees.
    GRADIENT_BOOSTING,
    /// A simple rule, which competes with every candidate and is never one itself.
    RULE;

    /// Those a project can ask for.
    public static List<Algorithm> candidates() {
        return Arrays.stream(values()).filter(one -> one != RULE).toList();
    }

    /// The name in YAML, JSON and messages, such as `random-forest`.
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
