package nightjar.stage.features;

/// Which algorithms get a feature.
public enum Audience {
    ALL,
    /// Weighted sums: they want a common scale and no sentinel values.
    LINEAR,
    /// Trees: they split where they like and want the numbers as they are.
    TREES
}
