package nightjar.durable;

/// A file that one step wrote for the next is missing, or is no longer what was written. Nothing that goes on from there can be trusted; a
/// new run makes it again from the input. The message says which, what was found and what was expected.
public final class HandOverDamaged extends RuntimeException {

    /// What people are told of a run that met it: no restart can help.
    public static final String LOST = "What it has done so far cannot be used";

    private static final long serialVersionUID = 1;

    public HandOverDamaged(String message) {
        super(message);
    }

    public HandOverDamaged(String message, Throwable cause) {
        super(message, cause);
    }
}
