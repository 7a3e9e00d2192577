package nightjar.cli.text;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import nightjar.pass.Progress;

/// On a terminal a bar with rows per second and time left, redrawn in place; elsewhere one line per step when it ends.
public final class ProgressLine implements Progress, AutoCloseable {

    private static final int BAR = 24;

    private final PrintStream err;
    private final boolean terminal;
    private final boolean quiet;
    private final InstantSource clock;
    private String step = "";
    private Instant began = Instant.EPOCH;
    private long count;
    private String unit = "";

    public ProgressLine(PrintStream err, boolean terminal, boolean quiet, InstantSource clock) {
        this.quiet = quiet;
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void began(String newStep) {
        end();
        step = newStep;
        began = clock.instant();
        count = 0;
        unit = "";
        if (terminal && !quiet) {
            draw(0, 0);
        }
    }

    @Override
    public void advanced(String ofStep, long done, long size, long newCount, String newUnit) {
        count = newCount;
        unit = newUnit;
        if (terminal && !quiet) {
            draw(done, size);
        }
    }

    private void draw(long done, long size) {
        double share = size <= 0 ? 0 : Math.min(1, (double) done / size);
        int full = (int) Math.round(share * BAR);
        double seconds = seconds();
        String left =
                share > 0 && share < 1
                        ? ", " + Math.round(seconds * (1 - share) / share) + " s left"
                        : "";
        err.printf(
                Locale.ROOT,
                "\r\033[K%-10s [%s%s] %3.0f %%%s%s",
                step,
                "#".repeat(full),
                ".".repeat(BAR - full),
                share * 100,
                unit.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "  %,d %s, %,.1f/s",
                                count,
                                unit,
                                seconds > 0 ? count / seconds : 0),
                left);
        err.flush();
    }

    /// Ends the line of the step that is at work.
    public void end() {
        if (step.isEmpty()) {
            return;
        }
        String counted = unit.isEmpty() ? "" : String.format(Locale.ROOT, "%,d %s", count, unit);
        String line = String.format(Locale.ROOT, "%-10s %18s %7.1f s", step, counted, seconds());
        if (!quiet) {
            err.println(terminal ? "\r\033[K" + line : line);
        }
        step = "";
    }

    private double seconds() {
        return Duration.between(began, clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public void close() {
        end();
    }
}
