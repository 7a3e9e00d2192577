package nightjar.stage.gate;

/// What becomes of a candidate. Each reason of a verdict asks for one; of several the one declared first here wins:
/// a definite no before a doubt, a doubt before a yes.
public enum Decision {
    /// A rule is not held: the candidate must not score.
    REJECT,
    /// The rules on quality are held, but the baseline is at least as good: a fixed answer does.
    NO_MODEL_NEEDED,
    /// A rule cannot be judged, because a number is undefined.
    INCONCLUSIVE,
    /// All that can be judged is held, but the champion cannot be compared: somebody must decide.
    HOLD,
    /// Every rule is held.
    PROMOTE
}
