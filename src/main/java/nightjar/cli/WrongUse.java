package nightjar.cli;

/// The command was used wrongly: exit code 2.
final class WrongUse extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongUse(String message) {
        super(message);
    }
}
