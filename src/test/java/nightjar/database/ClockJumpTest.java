package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The clock of the database is put forward or back by an hour: to the leases it is as if their expiry were moved the other way.
class ClockJumpTest extends DatabaseContract {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration TTL = Duration.ofSeconds(30);

    @Test
    void forwardTheHolderKeepsItsRunWithItsNextRenewal() {
        RunKey run = newRun();
        try (Lease lease = holding(run)) {
            putClockForward(run);

            lease.confirm();

            assertThatThrownBy(() -> holding(run)).isInstanceOf(RunHeld.class);
        }
    }

    @Test
    void forwardWhoeverAsksFirstHasTheRunAndTheOtherCommitsNothing() {
        RunKey run = newRun();
        try (Lease old = holding(run)) {
            putClockForward(run);

            try (Lease next = holding(run)) {
                assertThatThrownBy(old::confirm).isInstanceOf(LeaseLost.class);
                assertThatThrownBy(old::check).isInstanceOf(LeaseLost.class);
                assertThatCode(next::confirm).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void backTheRunOfADeadProcessOfThisMachineIsFreeAtOnce() {
        RunKey run = newRun();
        ProcessIdentity here = ProcessIdentity.CURRENT;
        ProcessIdentity dead =
                new ProcessIdentity(here.host(), here.machine(), here.pid(), here.start() - 1);
        new Leases(database, TTL, NEVER, dead).acquire(run);
        move(run, NEVER);

        try (Lease next = holding(run)) {
            assertThat(next.epoch()).isEqualTo(2);
        }
    }

    private Lease holding(RunKey run) {
        return new Leases(database, TTL, NEVER, ProcessIdentity.CURRENT).acquire(run);
    }

    private void putClockForward(RunKey run) {
        move(run, NEVER.negated());
    }

    private void move(RunKey run, Duration by) {
        database.jdbc()
                .sql("UPDATE lease SET expires = expires + ? WHERE run = ?")
                .params(by.toMillis(), run.name())
                .update();
    }
}
