package nightjar.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nightjar.engine.RowsUnaccounted;
import nightjar.engine.StoodStill;
import nightjar.ledger.DatabaseTrouble;
import nightjar.ledger.DatabaseUnavailable;
import nightjar.ledger.LeaseLost;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunKey;
import nightjar.registry.NoChampion;
import nightjar.registry.VersionUnsound;
import nightjar.source.DataRejected;
import nightjar.source.HandOverDamaged;
import nightjar.source.InputChanged;
import nightjar.spec.SpecRejected;

/// Tells the operator why a run failed and what to do: one sentence for what a person can mend, the whole trace, in `error.log`, only for
/// what must be a bug.
///
/// @param folder of the run, for the trace
/// @param database what it is, for people
record RunFailure(RunKey key, RunFolder folder, String database) {

    private static final String LOG = "error.log";

    /// What says most first: that nothing may be written, or what the owner must mend; then what the operator must.
    ///
    /// @param failures of the steps; none: nobody said why
    RunEnd of(List<Throwable> failures) {
        List<Throwable> causes = failures.stream().flatMap(RunFailure::causes).toList();
        return causes.stream()
                .map(this::refusal)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> causes.stream().map(this::outage).flatMap(Optional::stream).findFirst())
                .orElseGet(() -> failed(unknown(failures)));
    }

    /// A failure and what caused it, outermost first.
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private Optional<RunEnd> refusal(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case DataRejected _, InputChanged _ -> ended(Outcome.DATA_REFUSED, message);
            case SpecRejected _, NoChampion _ -> ended(Outcome.WRONG_USE, message);
            case LeaseLost _ -> ended(Outcome.HELD, message);
            default -> Optional.empty();
        };
    }

    private Optional<RunEnd> outage(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case HandOverDamaged _ -> Optional.of(failed(damaged(message)));
            case OutOfMemoryError _ -> Optional.of(failed(outOfMemory()));
            case RowsUnaccounted _ -> Optional.of(failed(" failed: " + message));
            case VersionUnsound _ -> Optional.of(failed(" failed: " + message));
            case UncheckedIOException _, DatabaseUnavailable _, StoodStill _ ->
                    Optional.of(failed(mendable(message)));
            default -> DatabaseTrouble.in(cause).map(trouble -> failed(mendable(told(trouble))));
        };
    }

    private Optional<RunEnd> ended(Outcome outcome, String message) {
        return Optional.of(new RunEnd(key, outcome, message));
    }

    private RunEnd failed(String message) {
        return new RunEnd(key, Outcome.FAILED, key + message);
    }

    private String mendable(String message) {
        return " failed: %s Then `nightjar restart %s` goes on from the last committed chunk."
                .formatted(message.endsWith(".") ? message : message + ".", key);
    }

    private String told(DatabaseTrouble trouble) {
        return "the database %s did not do what was asked (%s). %s"
                .formatted(database, trouble.found().strip(), trouble.advice());
    }

    private String damaged(String message) {
        return " cannot go on: %s What it has done so far cannot be used; begin a new run of that date with `nightjar %s … --again`."
                .formatted(message, key.job().word());
    }

    private String outOfMemory() {
        long heap = Runtime.getRuntime().maxMemory();
        return " ran out of memory; Java may use %s MB. Give it more, such as NIGHTJAR_JAVA_OPTS=-Xmx%sg, then `nightjar restart %s` goes on from the last committed chunk."
                .formatted(heap >> 20, Math.max(2, heap >> 29), key);
    }

    private String unknown(List<Throwable> failures) {
        Throwable failure =
                failures.isEmpty()
                        ? new IllegalStateException("no reason was recorded")
                        : failures.getFirst();
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return " failed: %s. Once the cause is gone, `nightjar restart %s` goes on from the last committed chunk.%s"
                .formatted(innermost, key, kept(failure));
    }

    private String kept(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            folder.files()
                    .write(
                            folder.resolve(LOG),
                            aside -> Files.writeString(aside, trace.toString()));
            return " The whole trace: " + folder.resolve(LOG) + ".";
        } catch (UncheckedIOException | DatabaseUnavailable | LeaseLost _) {
            return "\n" + trace;
        }
    }

    /// Removes what an earlier attempt left: a trace that stands is that of the last one.
    static void forget(RunFolder folder) {
        folder.files().remove(folder.resolve(LOG));
    }
}
