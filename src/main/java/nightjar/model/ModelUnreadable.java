package nightjar.model;

/// The bytes are not a model of this program: damaged, cut off, or of a later version.
public final class ModelUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    ModelUnreadable(String message) {
        super(message);
    }

    ModelUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
