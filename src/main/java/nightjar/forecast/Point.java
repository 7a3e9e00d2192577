package nightjar.forecast;

/// One observation of a quantity.
///
/// @param rows of the data, positive
/// @param value not negative
/// @param weight how many observations it counts for, positive
record Point(double rows, double value, double weight) {}
