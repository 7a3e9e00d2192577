package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import org.junit.jupiter.api.Test;

class LeasesTest extends DatabaseContract {

    private static final Duration NEVER = Duration.ofHours(1);

    @Test
    void givesARunToOneAndNamesTheHolderToTheOther() {
        Leases leases = new Leases(database);
        RunKey run = newRun();

        try (Lease lease = leases.acquire(run)) {
            assertThat(lease.epoch()).isEqualTo(1);
            assertThatThrownBy(() -> leases.acquire(run))
                    .isInstanceOf(RunHeld.class)
                    .hasMessageContaining("Run " + run + " is held by process ")
                    .hasMessageContaining(ProcessHandle.current().pid() + " on ");
        }
    }

    @Test
    void givesAReleasedRunToTheNext() {
        Leases leases = new Leases(database);
        RunKey run = newRun();
        Lease first = leases.acquire(run);
        first.confirm();

        first.release();
        first.release();

        assertThat(leases.holder(run)).isEmpty();
        assertThatThrownBy(first::confirm).isInstanceOf(LeaseLost.class);
        try (Lease second = leases.acquire(run)) {
            assertThat(second.epoch()).isEqualTo(2);
        }
    }

    @Test
    void givesARunToExactlyOneOfManyInTwentyRaces() throws Exception {
        try (Database other = Database.open(settings);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int race = 0; race < 20; race++) {
                RunKey run = newRun();
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<Optional<Lease>>> entrants = new ArrayList<>();
                for (Database from : List.of(database, other, database, other)) {
                    entrants.add(threads.submit(() -> entrant(from, run, start)));
                }

                List<Lease> winners = new ArrayList<>();
                for (Future<Optional<Lease>> entrant : entrants) {
                    entrant.get().ifPresent(winners::add);
                }

                assertThat(winners).hasSize(1);
                winners.getFirst().confirm();
                winners.getFirst().release();
            }
        }
    }

    @Test
    void letsAnotherTakeOverWhatHasRunOutAndFencesTheSleeper() {
        Leases sleepy = silent(Duration.ofMillis(300));
        RunKey run = newRun();
        new Ledger(database).begin(record(run, NOW));
        Lease sleeper = sleepy.acquire(run);

        Lease successor =
                await().ignoreExceptionsInstanceOf(RunHeld.class)
                        .until(() -> new Leases(database).acquire(run), _ -> true);

        assertThat(successor.epoch()).isEqualTo(2);
        assertThatThrownBy(() -> commitChunk(sleeper, run)).isInstanceOf(LeaseLost.class);
        assertThat(new Ledger(database).measurements(run)).isEmpty();
        sleeper.release();
        commitChunk(successor, run);
        assertThat(new Ledger(database).measurements(run)).hasSize(1);
        successor.release();
    }

    @Test
    void letsASleeperGoOnIfNobodyTookOver() {
        Leases sleepy = silent(Duration.ofMillis(50));
        RunKey run = newRun();
        Lease sleeper = sleepy.acquire(run);
        await().until(() -> !sleepy.holder(run).orElseThrow().isAlive());

        sleeper.confirm();

        assertThat(sleepy.holder(run).orElseThrow().epoch()).isEqualTo(1);
        sleeper.release();
    }

    @Test
    void isRenewedWhileItsProcessWorks() {
        Leases leases = new Leases(database, Duration.ofMillis(600));
        RunKey run = newRun();
        try (Lease lease = leases.acquire(run)) {
            long first = expiry(run);

            await().pollInterval(Duration.ofMillis(20)).until(() -> expiry(run) >= first + 2 * 600);

            lease.confirm();
        }
    }

    @Test
    void takesOverAtOnceFromAProcessThatWasKilled() throws Exception {
        RunKey run = newRun();
        Process process = HoldingProcess.start(settings, run);
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.equals("held")) {
            line = output.readLine();
        }
        Leases leases = new Leases(database);
        assertThatThrownBy(() -> leases.acquire(run))
                .isInstanceOf(RunHeld.class)
                .hasMessageContaining("process " + process.pid());

        process.destroyForcibly().waitFor();

        try (Lease lease = leases.acquire(run)) {
            assertThat(lease.epoch()).isEqualTo(2);
        }
    }

    @Test
    void leavesAProcessOfAnotherMachineItsTime() {
        ProcessIdentity elsewhere = new ProcessIdentity("other", "other machine", 1, 1);
        RunKey run = newRun();
        Lease theirs = new Leases(database, Duration.ofMinutes(1), NEVER, elsewhere).acquire(run);

        assertThatThrownBy(() -> new Leases(database).acquire(run))
                .isInstanceOf(RunHeld.class)
                .hasMessageContaining("process 1 on other");
        theirs.release();
    }

    @Test
    void takesOverFromAProcessWhoseNumberAnotherOneHasNow() {
        ProcessIdentity here = ProcessIdentity.CURRENT;
        ProcessIdentity former =
                new ProcessIdentity(
                        here.host(), here.machine(), here.pid(), here.start() + 1_000_000);
        RunKey run = newRun();
        Lease theirs = new Leases(database, Duration.ofMinutes(1), NEVER, former).acquire(run);

        try (Lease lease = new Leases(database).acquire(run)) {
            assertThat(lease.epoch()).isEqualTo(2);
        }
        assertThatThrownBy(theirs::confirm).isInstanceOf(LeaseLost.class);
    }

    private Leases silent(Duration ttl) {
        return new Leases(database, ttl, NEVER, ProcessIdentity.CURRENT);
    }

    private void commitChunk(Lease lease, RunKey run) {
        database.inTransaction(
                () -> {
                    new Ledger(database)
                            .measure(run, List.of(Measurement.of("explore", Quantity.ROWS, 1)));
                    lease.confirm();
                    return true;
                });
    }

    private long expiry(RunKey run) {
        return database.jdbc()
                .sql("SELECT expires FROM lease WHERE run = ?")
                .param(run.name())
                .query(Long.class)
                .single();
    }

    private static Optional<Lease> entrant(Database from, RunKey run, CyclicBarrier start)
            throws Exception {
        start.await();
        try {
            return Optional.of(new Leases(from).acquire(run));
        } catch (RunHeld _) {
            return Optional.empty();
        }
    }
}
