package nightjar.stage.validate;

/// How bad a finding is, whatever follows from it.
public enum Severity {
    /// Good to know.
    NOTE,
    /// Probably not as intended.
    WARNING,
    /// Against what the project file says.
    ERROR
}
