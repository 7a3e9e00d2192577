package nightjar.source;

/// The input of a run is no longer what it was when the run began: exit code 3. What is committed stays; once the input is put back, a
/// restart goes on.
public final class InputChanged extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InputChanged(String message) {
        super(message);
    }
}
