package nightjar.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import nightjar.ledger.view.StepCost;

/// The most memory this process has had at one time since it was last told to forget.
///
/// Linux keeps the highest resident set of a process (`VmHWM` in `/proc/self/status`, proc(5)) and sets it back to the present one when a 5
/// is written to `/proc/self/clear_refs`. Elsewhere, and where that is not allowed, it is the peak of Java's heap. What a former step left
/// resident counts for the next as well.
final class PeakMemory {

    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String HIGHEST = "VmHWM:";

    private StepCost.Memory kind = StepCost.Memory.HEAP;

    void forget() {
        try {
            Files.writeString(RESET, "5");
            kind = StepCost.Memory.RESIDENT;
        } catch (IOException _) {
            kind = StepCost.Memory.HEAP;
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        }
    }

    StepCost.Memory kind() {
        return kind;
    }

    long bytes() {
        return switch (kind) {
            case RESIDENT -> resident();
            case HEAP -> heap();
        };
    }

    private static long resident() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(HIGHEST))
                    .map(line -> line.substring(HIGHEST.length()).replace("kB", "").strip())
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(STATUS + " has no " + HIGHEST));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The pools have their peaks at different times, so the sum is an upper bound.
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
