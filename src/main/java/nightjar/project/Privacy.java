package nightjar.project;

/// What may be kept of the rows beyond the run that read them. The YAML name is the lower-case constant.
public enum Privacy {
    /// A few training rows are kept with each model version, to tell whether it still does what it did.
    ROWS,
    /// No row is kept with a model version: the rows it is held against are made up from the declared columns.
    SYNTHETIC
}
