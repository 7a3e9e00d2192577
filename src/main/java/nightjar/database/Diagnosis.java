package nightjar.database;

/// One thing that was looked at, as `doctor --json` prints it.
///
/// @param found whole, without secrets
/// @param advice what to do; empty where it is fine
public record Diagnosis(String what, boolean fine, String found, String advice) {}
