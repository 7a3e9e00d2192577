package nightjar.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nightjar.database.DatabaseTrouble;
import nightjar.database.DatabaseUnavailable;
import nightjar.database.LeaseLost;
import nightjar.database.RunKey;
import nightjar.durable.HandOverDamaged;
import nightjar.engine.RowsUnaccounted;
import nightjar.engine.StoodStill;
import nightjar.ledger.RunFolder;
import nightjar.project.SpecRejected;
import nightjar.registry.NoChampion;
import nightjar.registry.VersionUnsound;
import nightjar.source.InputChanged;
import nightjar.stage.score.Superseded;
import nightjar.table.DataRejected;
import nightjar.text.PlainWords;
import nightjar.text.Visible;
import nightjar.workspace.JavaTrouble;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the operator why a run failed and what to do, in sentences without Java or SQL. The whole trace of what is no refusal is kept in the
/// run's `error.log`, and on standard error it is shown only to those who ask for it.
///
/// @param folder of the run, for the trace
/// @param database what it is, for people
record RunFailure(RunKey key, RunFolder folder, String database) {

    private static final String LOG = "error.log";
    private static final Logger TRACES = LoggerFactory.getLogger(RunFailure.class);

    static RunFailure of(RunKey run, Workspace workspace) {
        return new RunFailure(run, workspace.folder(run), workspace.databaseName());
    }

    /// What says most first: that nothing may be written, or what the owner must mend; then what the operator must.
    ///
    /// @param failures of the steps; none: nobody said why
    RunEnd of(List<Throwable> failures) {
        List<Throwable> causes = failures.stream().flatMap(RunFailure::causes).toList();
        return causes.stream()
                .map(this::refusal)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> failed(causes, failures));
    }

    private RunEnd failed(List<Throwable> causes, List<Throwable> failures) {
        boolean isKept = keep(failures);
        return causes.stream()
                .map(this::outage)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> failed(unknown(failures, isKept)));
    }

    /// A failure and what caused it, outermost first.
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private Optional<RunEnd> refusal(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case DataRejected _, InputChanged _ -> ended(Outcome.DATA_REFUSED, message);
            case SpecRejected _, NoChampion _, Superseded _ -> ended(Outcome.WRONG_USE, message);
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
            case StackOverflowError _, LinkageError _ ->
                    Optional.of(failed(mendable(JavaTrouble.sentence(cause))));
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
        return new RunEnd(key, Outcome.FAILED, PlainWords.without(key + message));
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
        return " cannot go on: %s %s; begin a new run of that date with `nightjar %s … --again`."
                .formatted(message, HandOverDamaged.LOST, key.job().word());
    }

    private String outOfMemory() {
        return " ran out of memory; %s, then `nightjar restart %s` goes on from the last committed chunk."
                .formatted(JavaTrouble.moreMemory(), key);
    }

    private String unknown(List<Throwable> failures, boolean isKept) {
        String cause =
                failures.isEmpty()
                        ? "no reason was recorded"
                        : PlainWords.innermost(failures.getFirst());
        return " failed: %s. Once the cause is gone, `nightjar restart %s` goes on from the last committed chunk.%s"
                .formatted(
                        cause, key, isKept ? " The whole trace: " + folder.resolve(LOG) + "." : "");
    }

    /// @return whether they stand in the run's folder now, which may be what cannot be written to
    private boolean keep(List<Throwable> failures) {
        StringWriter traces = new StringWriter();
        failures.forEach(failure -> failure.printStackTrace(new PrintWriter(traces)));
        TRACES.debug("{}", traces);
        try {
            folder.files()
                    .write(
                            folder.resolve(LOG),
                            aside -> Files.writeString(aside, Visible.text(traces.toString())));
            return true;
        } catch (UncheckedIOException | DatabaseUnavailable | LeaseLost _) {
            return false;
        }
    }

    /// Removes what an earlier attempt left: a trace that stands is that of the last one.
    static void forget(RunFolder folder) {
        folder.files().remove(folder.resolve(LOG));
    }
}
