package nightjar.workspace;

import nightjar.pass.Progress;

/// Hears how a run gets on, hands it on, and knows where it stands.
public final class Whereabouts implements Progress {

    private final Progress listener;
    private volatile String where = "before its first step";

    public Whereabouts(Progress listener) {
        this.listener = listener;
    }

    @Override
    public void began(String step) {
        where = "in step " + step;
        listener.began(step);
    }

    @Override
    public void advanced(String step, long done, long size, long count, String unit) {
        where =
                unit.isEmpty()
                        ? "in step " + step
                        : "in step %s behind %s %s".formatted(step, count, unit);
        listener.advanced(step, done, size, count, unit);
    }

    /// For people, such as `in step clean behind 65536 rows`; may be asked by any thread.
    public String where() {
        return where;
    }
}
