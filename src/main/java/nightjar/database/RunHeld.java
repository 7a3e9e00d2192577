package nightjar.database;

/// A living process works on the run already: exit code 5.
public final class RunHeld extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Holder holder;

    RunHeld(RunKey run, Holder holder) {
        super(
                "Run "
                        + run
                        + " is held by process "
                        + holder.pid()
                        + " on "
                        + holder.host()
                        + ", whose lease runs out in "
                        + holder.remaining() / 1000
                        + " s unless it is renewed. Wait until it is done, or `nightjar stop "
                        + run
                        + "`.");
        this.holder = holder;
    }

    public Holder holder() {
        return holder;
    }
}
