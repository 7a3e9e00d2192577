package nightjar.cell;

/// One distinct value of a column.
///
/// @param text after the text rules
/// @param number the number, or the date in milliseconds; NaN for other kinds
/// @param datePatterns bit i: it is a date in the i-th pattern of its [nightjar.reading.CellReader]; a number of eight digits may be one too
/// @param decimals digits behind the point of a number
public record Cell(String text, Kind kind, double number, int datePatterns, int decimals) {}
