package nightjar.spec;

/// The simple rule a model must be worth more than: a boolean expression over the columns.
public record Suitability(String rule) {}
