package nightjar.spec;

import java.util.Locale;

/// A family of models that can be a candidate.
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
    GRADIENT_BOOSTING;

    /// The name in YAML, JSON and messages, such as `random-forest`.
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
