package nightjar.ledger;

/// A file or table a run published.
///
/// @param path within the run its identity
/// @param sha256 lower-case hexadecimal
public record Output(String path, long rows, String sha256) {}
