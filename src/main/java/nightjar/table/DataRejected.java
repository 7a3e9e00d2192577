package nightjar.table;

/// The data are wrong and their owner must change them: exit code 3. The message says where, what was found, what was expected and
/// what to do, and holds no cell but those of the header, the key and the label.
public final class DataRejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DataRejected(String message) {
        super(message);
    }

    public DataRejected(String message, Throwable cause) {
        super(message, cause);
    }
}
