package nightjar.forecast;

/// What one step will take.
///
/// @param seconds wall clock
/// @param peakMemory bytes of the process, the most at one time
public record StepForecast(String step, Span seconds, Span peakMemory) {}
