package nightjar.table;

/// A record that was set aside instead of used.
///
/// @param line the line of the source on which it begins, from 1
/// @param raw the record as it stood in the source, or its cells written as CSV again
/// @param reason why, in words an operator can act on; begins with the rule or column concerned
public record RejectedRow(long line, String raw, String reason) {}
