package nightjar.forecast;

/// A forecast quantity with its interval, which should hold the fact four times out of five. Not negative.
///
/// @param low at most `expected`
/// @param high at least `expected`
public record Span(double low, double expected, double high) {

    static final Span NONE = new Span(0, 0, 0);

    public Span {
        if (!(0 <= low && low <= expected && expected <= high)) {
            throw new IllegalArgumentException(low + " <= " + expected + " <= " + high);
        }
    }

    /// The sum as if both were wrong to the same side, as steps on one busy machine are.
    Span plus(Span other) {
        return new Span(low + other.low, expected + other.expected, high + other.high);
    }

    Span plus(double constant) {
        return new Span(low + constant, expected + constant, high + constant);
    }

    public Span times(double factor) {
        return new Span(low * factor, expected * factor, high * factor);
    }

    /// The larger of each: what several steps, one after the other, need at most.
    Span or(Span other) {
        return new Span(
                Math.max(low, other.low),
                Math.max(expected, other.expected),
                Math.max(high, other.high));
    }
}
