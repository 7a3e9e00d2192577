package nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nightjar.engine.Stillness;
import org.junit.jupiter.api.Test;

class LastResortTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void endsWhatDoesNotMove() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);

        try (LastResort _ = new LastResort(still(), ended::countDown)) {
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void leavesARunAloneThatIsOver() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);

        new LastResort(still(), ended::countDown).close();

        assertThat(ended.await(1500, TimeUnit.MILLISECONDS)).isFalse();
    }

    private static Stillness still() {
        return Stillness.ofArrival(SHORT);
    }
}
