package nightjar.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nightjar.durable.Fingerprint;
import nightjar.ledger.InputFile;
import nightjar.ledger.RunRecord;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests of what holds on both databases. A test class that extends it runs once on each, and its tests share one database; where PostgreSQL cannot
/// be started they are skipped, and say so.
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DatabaseContract {

    /// The present of the tests.
    protected static final Instant NOW = Instant.parse("2026-11-22T02:00:00.123Z");

    protected static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir private static Path folder;
    @Parameter TestDatabase kind;
    private final AtomicInteger projects = new AtomicInteger();
    protected Path home;
    protected DatabaseSettings settings;
    protected Database database;

    @BeforeParameterizedClassInvocation
    void open() throws IOException {
        home = Files.createDirectories(folder.resolve(kind.name()));
        settings = kind.fresh(home);
        database = Database.open(settings);
    }

    @AfterParameterizedClassInvocation
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
