package nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import nightjar.database.DatabaseContract;
import nightjar.database.RunKey;
import nightjar.ledger.view.Stops;
import org.junit.jupiter.api.Test;

class SnapshotsTest extends DatabaseContract {

    @Test
    void keepsTheLastTwoOfEachStep() {
        Snapshots snapshots = new Snapshots(database);
        RunKey run = newRun();
        snapshots.save(run, "clean", 1, new byte[] {9});

        for (int chunk : new int[] {1, 2, 3, 7}) {
            snapshots.save(run, "explore", chunk, new byte[] {(byte) chunk});
        }

        assertThat(snapshots.find(run, "explore", 1)).isEmpty();
        assertThat(snapshots.find(run, "explore", 2)).isEmpty();
        assertThat(snapshots.find(run, "explore", 3).orElseThrow().state()).containsExactly(3);
        assertThat(snapshots.latest(run, "explore").orElseThrow().seq()).isEqualTo(7);
        assertThat(snapshots.latest(run, "explore").orElseThrow().state()).containsExactly(7);
        assertThat(snapshots.latest(run, "clean").orElseThrow().state()).containsExactly(9);
    }

    @Test
    void replacesAStateThatIsSavedAgain() {
        Snapshots snapshots = new Snapshots(database);
        RunKey run = newRun();
        snapshots.save(run, "explore", 1, new byte[] {1});

        snapshots.save(run, "explore", 1, new byte[0]);

        assertThat(snapshots.latest(run, "explore").orElseThrow().state()).isEmpty();
    }

    @Test
    void keepsStatesOfMegabytesToTheByte() {
        byte[] state = new byte[3_000_000];
        new Random(42).nextBytes(state);
        Snapshots snapshots = new Snapshots(database);
        RunKey run = newRun();

        snapshots.save(run, "explore", 1, state);

        assertThat(snapshots.latest(run, "explore").orElseThrow().state()).isEqualTo(state);
    }

    @Test
    void takesAStateBackWithItsChunk() {
        Snapshots snapshots = new Snapshots(database);
        RunKey run = newRun();
        snapshots.save(run, "explore", 1, new byte[] {1});
        snapshots.save(run, "explore", 2, new byte[] {2});

        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        () -> {
                                            snapshots.save(run, "explore", 3, new byte[] {3});
                                            throw new IllegalStateException("chunk failed");
                                        }))
                .hasMessage("chunk failed");

        assertThat(snapshots.latest(run, "explore").orElseThrow().seq()).isEqualTo(2);
        assertThat(snapshots.find(run, "explore", 1)).isPresent();
    }

    @Test
    void forgetsTheStatesOfOneRun() {
        Snapshots snapshots = new Snapshots(database);
        RunKey run = newRun();
        snapshots.save(run, "explore", 1, new byte[] {1});
        snapshots.save(run, "clean", 1, new byte[] {1});
        RunKey other = newRun();
        snapshots.save(other, "clean", 1, new byte[] {1});

        snapshots.clear(run);

        assertThat(snapshots.latest(run, "explore")).isEmpty();
        assertThat(snapshots.latest(run, "clean")).isEmpty();
        assertThat(snapshots.latest(other, "clean")).isPresent();
    }

    @Test
    void remembersARequestToStopUntilItIsObeyed() {
        Stops stops = new Stops(database, CLOCK);
        RunKey run = newRun();

        assertThat(stops.requested(run)).isFalse();
        stops.request(run);
        stops.request(run);
        assertThat(stops.requested(run)).isTrue();
        assertThat(stops.requested(newRun())).isFalse();
        stops.clear(run);
        assertThat(stops.requested(run)).isFalse();
    }
}
