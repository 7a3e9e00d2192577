package nightjar.database;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// How long a database that does not answer is tried again, such as while its server is started anew.
///
/// @param most zero: it is tried once
/// @param notes hears of it, once
public record Patience(Duration most, Consumer<String> notes) {

    static final Patience NONE = new Patience(Duration.ZERO, _ -> {});

    private static final Duration BETWEEN = Duration.ofMillis(500);

    /// The usual one. The system property `nightjar.connect.seconds` shortens it where tests cannot wait.
    public static Patience usual(Consumer<String> notes) {
        return new Patience(
                Duration.ofSeconds(Long.getLong("nightjar.connect.seconds", 30)), notes);
    }

    /// Does the work, again and again while it fails in a way that may pass.
    ///
    /// @param word what is told of the first failure
    <T> T with(
            Supplier<T> work,
            Predicate<RuntimeException> mayPass,
            java.util.function.Function<RuntimeException, String> word) {
        long end = System.nanoTime() + most.toNanos();
        boolean told = false;
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (System.nanoTime() >= end || !mayPass.test(e)) {
                    throw e;
                }
                if (!told) {
                    notes.accept(word.apply(e));
                    told = true;
                }
                pause(e);
            }
        }
    }

    private static void pause(RuntimeException failure) {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
