package nightjar.database;

/// This process no longer holds the run: it was silent for longer than its lease and another one has taken over. Nothing of the
/// transaction in which this is thrown may be committed.
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeaseLost(RunKey run, long epoch) {
        super(
                "Run "
                        + run
                        + " is no longer held by this process (attempt of epoch "
                        + epoch
                        + "): it was silent for too long and another process may have taken over. Nothing more is written here."
                        + " See `nightjar show "
                        + run
                        + "`.");
    }
}
