package nightjar.stage.gate;

/// What becomes of a candidate. Each reason of a verdict asks for one; of several the one declared first here wins:
/// a definite no before a doubt, a doubt before a yes.
public enum Decision {
    /// A rule is not held: the candidate must not score.
    REJECT,
    /// The rules on quality are held, but a simple rule or a fixed answer does as well.
    NO_MODEL_NEEDED,
    /// There are not enough rows to tell, or a number is undefined.
    INCONCLUSIVE,
    /// All that can be judged is held, but something is still open: somebody must decide.
    HOLD,
    /// Every rule is held.
    PROMOTE
}
