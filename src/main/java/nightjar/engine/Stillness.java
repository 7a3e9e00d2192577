package nightjar.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Tells whether anything has moved for a while, by looks at equal distances. Only looks count, not clocks: a process that was suspended, or a machine that
/// slept, has not stood still.
public final class Stillness {

    /// How long nothing may move. The system property `nightjar.patience.seconds` changes it.
    public static final Duration PATIENCE =
            Duration.ofSeconds(Integer.getInteger("nightjar.patience.seconds", 120));

    /// A hundredth of a core is less than any work takes, and more than a process takes that waits.
    private static final int LEAST_SHARE = 100;

    private final Duration patience;
    private final LongSupplier moved;
    private final long enough;
    private Duration looked = Duration.ZERO;
    private long before;

    /// @param moved a number that differs by `enough` after the patience if something moved
    Stillness(Duration patience, LongSupplier moved, long enough) {
        this.patience = patience;
        this.moved = moved;
        this.enough = enough;
        this.before = moved.getAsLong();
    }

    /// Of something that either comes or does not.
    public static Stillness ofArrival(Duration patience) {
        return new Stillness(patience, () -> 0, 1);
    }

    /// Of work that cannot say how far it is: while it takes processor time, here or in a process that was started from here, it goes on.
    public static Stillness ofWork(Duration patience) {
        return new Stillness(patience, Stillness::processorNanos, patience.toNanos() / LEAST_SHARE);
    }

    Duration patience() {
        return patience;
    }

    /// Looks once more, `since` after the look before: true if nothing has moved for the patience.
    public boolean isOver(Duration since) {
        looked = looked.plus(since);
        if (looked.compareTo(patience) < 0) {
            return false;
        }
        long now = moved.getAsLong();
        // A process that ended takes its time with it: that is movement, too.
        boolean still = Math.abs(now - before) < enough;
        looked = Duration.ZERO;
        before = now;
        return still;
    }

    private static long processorNanos() {
        long own =
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
                        ? bean.getProcessCpuTime()
                        : 0;
        return own
                + ProcessHandle.current()
                        .descendants()
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .mapToLong(Duration::toNanos)
                        .sum();
    }
}
