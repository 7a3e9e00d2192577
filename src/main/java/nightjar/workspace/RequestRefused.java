package nightjar.workspace;

/// What was asked for cannot be done as it was asked, before any work: exit code 2. The message says what was found, what was expected and
/// what to do.
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RequestRefused(String message) {
        super(message);
    }
}
