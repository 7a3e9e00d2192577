package nightjar.engine;

/// Work was left where it was, because the run was asked to stop.
final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    Stopped(String step) {
        super("Step " + step + " was asked to stop");
    }

    /// Whether a failure is no more than that.
    static boolean is(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Stopped) {
                return true;
            }
        }
        return false;
    }
}
