package nightjar.table;

import java.util.Locale;

/// What the cells of a column mean. The YAML name is the lower-case constant.
public enum ColumnType {
    /// A real number; held as a `double`, missing is NaN.
    NUMBER,
    /// One of a limited set of names; held dictionary-coded.
    CATEGORY,
    /// A point in time; held as milliseconds since 1970-01-01T00:00Z, local times read as UTC.
    DATE,
    /// Free text or an identifier; carried along, by default no feature.
    TEXT;

    /// The name in YAML, JSON and messages: `number`, `category`, `date`, `text`.
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
