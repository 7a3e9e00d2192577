package nightjar.project.training;

/// What follows when data breach an expectation. The YAML name is the lower-case constant.
public enum Reaction {
    /// Go on, and say so.
    WARN,
    /// Set the rows aside into the rejected file; go on with the others.
    QUARANTINE,
    /// Refuse the data: exit code 3.
    REFUSE
}
