package nightjar.table;

/// A named, typed column of a schema.
public record Field(String name, ColumnType type) {}
