package nightjar.database;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nightjar.durable.Fingerprint;
import nightjar.ledger.InputFile;
import nightjar.ledger.RunRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What holds on both databases: the test class of each inherits the tests of the contract and shares one database among them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DatabaseContract {

    /// The present of the tests.
    protected static final Instant NOW = Instant.parse("2026-11-22T02:00:00.123Z");

    protected static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final TestDatabase kind;
    private final AtomicInteger projects = new AtomicInteger();
    protected Path home;
    protected DatabaseSettings settings;
    protected Database database;

    protected DatabaseContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        home = folder;
        settings = kind.fresh(folder);
        database = Database.open(settings);
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    /// Settings of another database of the same kind, not opened yet.
    protected DatabaseSettings fresh(Path folder) {
        return kind.fresh(folder);
    }

    /// A project no other test knows.
    protected String newProject() {
        return "churn" + projects.incrementAndGet();
    }

    /// A run no other test knows, not begun.
    protected RunKey newRun() {
        return new RunKey(newProject(), RunKey.Job.TRAIN, LocalDate.parse("2026-11-22"), 1, null);
    }

    protected static RunRecord record(RunKey key, Instant created) {
        return new RunRecord(
                key,
                created,
                "/work/jobs/churn.yaml",
                "/work",
                new HomeOfRun("", "/work/.nightjar"),
                "project: churn\n",
                Fingerprint.of("project: churn\n").sha256(),
                List.of(InputFile.of("data/churn.csv", Fingerprint.of("a,b\n1,2\n"))),
                null,
                null,
                null);
    }
}
