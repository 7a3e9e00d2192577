package nightjar.engine;

/// Rows went in that neither came out nor were set aside, or the other way round. Nobody's data are to blame for that: nothing that was
/// made of them can be trusted.
public final class RowsUnaccounted extends RuntimeException {

    private static final long serialVersionUID = 1;

    private RowsUnaccounted(String message) {
        super(message);
    }

    /// @param where what counted them, such as `step clean`
    /// @throws RowsUnaccounted unless rows in = rows out + rows set aside
    public static void require(String where, long in, long out, long aside) {
        if (in != out + aside) {
            throw new RowsUnaccounted(
                    "%s: %s rows went in, but %s came out and %s were set aside, which makes %s. This is a fault of Nightjar; nothing goes on from there. Begin a new run with --again, and report it if it happens again."
                            .formatted(where, in, out, aside, out + aside));
        }
    }

    /// @param what were counted, such as `rows of out/scores.csv`
    /// @throws RowsUnaccounted unless as many were found
    public static void requireSame(String what, long found, long expected) {
        if (found != expected) {
            throw new RowsUnaccounted(
                    "%s: found %s, expected %s. This is a fault of Nightjar; nothing goes on from there. Begin a new run with --again, and report it if it happens again."
                            .formatted(what, found, expected));
        }
    }
}
