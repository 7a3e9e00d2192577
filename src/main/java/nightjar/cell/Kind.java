package nightjar.cell;

/// What a single cell looks like, or, in a column of declared type, whether it can be read as that type.
public enum Kind {
    /// A plain decimal; no code such as `007` or a whole number of more than 15 digits, which a double cannot hold.
    NUMBER,
    /// A date in an ISO form, a common pattern, or the declared format.
    DATE,
    /// `true`, `false`, `yes` or `no`.
    BOOLEAN,
    /// Anything else.
    TEXT
}
