package nightjar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttendedTest {

    @Test
    void asksForAStopOutsideTheThreadThatHasTheTransaction() {
        Set<Thread> askers = ConcurrentHashMap.newKeySet();
        CountDownLatch asked = new CountDownLatch(2);
        StopSignal signal =
                () -> {
                    askers.add(Thread.currentThread());
                    asked.countDown();
                    return false;
                };

        boolean enough = new Attended("train", signal).call(() -> waited(asked));

        assertThat(enough).isTrue();
        assertThat(askers).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
