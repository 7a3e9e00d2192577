package nightjar.expression;

/// A text that is no expression over the columns there are.
public final class ExpressionRejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String found;
    private final String expected;
    private final String advice;

    ExpressionRejected(String found, String expected, String advice) {
        super("found %s; expected %s. %s".formatted(found, expected, advice).strip());
        this.found = found;
        this.expected = expected;
        this.advice = advice;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }

    public String advice() {
        return advice;
    }
}
