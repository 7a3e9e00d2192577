package nightjar.cli.option;

import nightjar.text.Visible;

/// The command was used wrongly: exit code 2.
public final class WrongUse extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message one sentence or more, on one line whatever names are in it
    public WrongUse(String message) {
        super(Visible.line(message));
    }
}
