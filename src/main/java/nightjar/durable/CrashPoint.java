package nightjar.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The points of the protocol that keeps a run exact, in the order in which a run comes by. Tests end a real process at each of them; elsewhere
/// a point is passed without effect.
///
/// The system property `nightjar.crash=<place>/<POINT>/<n>` halts the process, without any shutdown, when it comes by the point at that
/// place for the n-th time; of several, parted by commas, at the first it comes by. `nightjar.crash.log=<file>` writes down every point that
/// is passed, with the time in milliseconds since 1970.
public enum CrashPoint {
    /// The run is asked for; the database is open.
    RUN_ASKED,
    /// The lease is taken; nothing is entered yet.
    RUN_TAKEN,
    /// The run is in the ledger.
    RUN_ENTERED,
    /// What a dead attempt left in the job repository is closed.
    RUN_RECOVERED,
    /// The job repository has the step, without what it inherits.
    STEP_ENTERED,
    /// What the step inherits is saved.
    STEP_BEGUN,
    /// Reader, state and sinks stand where the last committed chunk left them.
    STEP_OPENED,
    /// A batch, or an item of work, is worked on but not yet written.
    ITEM_WORKED,
    /// The rows of a chunk are a part.
    ROWS_WRITTEN,
    /// The rejected rows of a chunk are a part.
    REJECTED_WRITTEN,
    /// The state is in the transaction of the chunk.
    STATE_SAVED,
    /// A transaction is complete and confirmed, and about to be committed.
    COMMITTING,
    /// A transaction is committed; the process does not know yet.
    COMMITTED,
    /// A file is written aside, not yet synced.
    FILE_WRITTEN,
    /// A file is synced, without its name.
    FILE_SYNCED,
    /// A file has its name; its folder is not synced.
    FILE_NAMED,
    /// A fit has kept what it has grown so far.
    FIT_KEPT,
    /// All chunks of a step are committed; its results are not written.
    STEP_ENDING,
    /// The results of a step are written; the step is not complete.
    STEP_ENDED,
    /// A version is registered, in a transaction that is open.
    VERSION_ADDED,
    /// The output stands in its place and is not in the manifest.
    OUTPUT_PLACED,
    /// The output is in the manifest, in a transaction that is open.
    OUTPUT_ENTERED,
    /// The job is over; the lease is still held.
    RUN_OVER,
    /// The lease is given back.
    RUN_RELEASED,
    /// A purge has marked the run as one it removes; its files are there.
    PURGE_MARKED,
    /// The run's folder is out of its place, whole.
    PURGE_MOVED,
    /// The run's files are gone; its rows are there.
    PURGE_CLEARED,
    /// The run's rows are gone.
    PURGE_REMOVED;

    /// What a halted process ends with.
    public static final int EXIT_CODE = 86;

    private static final Set<String> HALT_AT =
            Set.copyOf(Arrays.asList(System.getProperty("nightjar.crash", "").split(",", -1)));
    private static final @Nullable String LOG = System.getProperty("nightjar.crash.log");
    private static final Map<String, Integer> PASSED = new ConcurrentHashMap<>();

    /// Comes by this point.
    ///
    /// @param place the step, the file or whatever else tells the point from itself elsewhere; no slash
    public void passed(String place) {
        if (HALT_AT.contains("") && LOG == null) {
            return;
        }
        String name = place + "/" + name();
        String passage = name + "/" + PASSED.merge(name, 1, Integer::sum);
        if (LOG != null) {
            log(passage + " " + System.currentTimeMillis());
        }
        if (HALT_AT.contains(passage)) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static synchronized void log(String line) {
        try {
            Files.writeString(
                    Path.of(String.valueOf(LOG)),
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
