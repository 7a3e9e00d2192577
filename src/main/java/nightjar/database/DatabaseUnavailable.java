package nightjar.database;

import org.jspecify.annotations.Nullable;

/// The database cannot be opened, or does not do what it is asked for reasons a person can mend. The message says which, what was found, what was expected and what to do; it holds no password.
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseUnavailable(String message) {
        this(message, null);
    }

    DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
