package nightjar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A `nightjar` command at work in a process of its own.
public final class NightProcess {

    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path out;
    private final Path err;
    private volatile long endedAt;

    /// What a command said when it had ended.
    ///
    /// @param exit its exit code; 137 after kill -9
    public record Said(int exit, String out, String err) {

        /// Standard output, which is one JSON object or array.
        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private NightProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
        var _ = process.onExit().thenRun(() -> endedAt = System.currentTimeMillis());
    }

    /// When it was seen to have ended, in milliseconds since 1970.
    public long endedAt() {
        process.onExit().join();
        while (endedAt == 0) {
            Thread.onSpinWait();
        }
        return endedAt;
    }

    static NightProcess of(ProcessBuilder builder, Path folder) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return new NightProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// What it has written to standard error so far.
    public String errors() {
        return text(err);
    }

    /// Ends it at once, as `kill -9` does, and waits until it is gone.
    public Said kill() {
        process.destroyForcibly();
        return end();
    }

    /// Suspends it, and returns when every thread of it sleeps: a signal is sent long before a thread in the kernel heeds it, and until then it
    /// may begin what it then takes into its sleep. Where the system does not show threads, a moment must do.
    public void suspend() throws InterruptedException {
        signal("STOP");
        Path tasks = Path.of("/proc", Long.toString(pid()), "task");
        do {
            Thread.sleep(Files.exists(tasks) ? 1 : 100);
        } while (isAnyAwake(tasks));
    }

    public void resume() {
        signal("CONT");
    }

    private static boolean isAnyAwake(Path tasks) {
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.anyMatch(thread -> !isSuspended(thread));
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a thread is stopped, or gone (proc(5): the state follows the name, which is in parentheses).
    private static boolean isSuspended(Path thread) {
        try {
            String state = Files.readString(thread.resolve("stat"));
            return "TtZX".indexOf(state.charAt(state.lastIndexOf(')') + 2)) >= 0;
        } catch (IOException _) {
            return true;
        }
    }

    /// Sends a signal, such as `INT` or `TERM`.
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Waits for its end for a while.
    ///
    /// @return whether it has ended
    public boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /// Waits for its end; one that does not end in minutes is killed and fails the test.
    public Said end() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(
                        "Process %d did not end within %d s; it said:\n%s"
                                .formatted(pid(), PATIENCE_SECONDS, text(err)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Said(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
