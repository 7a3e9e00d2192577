package nightjar.ledger;

/// The state of a pass after a committed chunk.
public final class Snapshot {

    private final long seq;
    private final byte[] state;

    Snapshot(long seq, byte[] state) {
        this.seq = seq;
        this.state = state;
    }

    public long seq() {
        return seq;
    }

    /// The bytes as they were saved; not copied.
    public byte[] state() {
        return state;
    }
}
