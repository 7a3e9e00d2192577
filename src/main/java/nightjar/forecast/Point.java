package nightjar.forecast;

/// One observation of a quantity.
///
/// @param rows of the data, positive
/// @param work how much of what a run does for each row was done, above 0 to 1
/// @param cold whether it was the first of its Java, as in a run
/// @param value not negative
/// @param weight how many observations it counts for, positive
record Point(double rows, double work, boolean cold, double value, double weight) {}
