package nightjar.workspace;

import nightjar.text.Visible;

/// What was asked for cannot be done as it was asked: exit code 2. The message says what was found, what was expected and what to do.
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message one sentence or more, on one line whatever names are in it
    public RequestRefused(String message) {
        super(Visible.line(message));
    }
}
