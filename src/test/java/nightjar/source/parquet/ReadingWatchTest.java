package nightjar.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadingWatchTest {

    @Test
    void endsAReadingThatComesToNothingAndEveryOneAfterIt() {
        CountDownLatch never = new CountDownLatch(1);
        try (ReadingWatch watch = ReadingWatch.open(Duration.ofSeconds(1))) {

            assertThatThrownBy(() -> watch.during(() -> came(never)))
                    .isInstanceOf(ReadingWatch.NothingRead.class)
                    .hasMessage("no row came of 1 seconds of reading");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(watch.hasEnded()).isTrue();
            assertThatThrownBy(() -> watch.during(() -> true))
                    .isInstanceOf(ReadingWatch.NothingRead.class);
        }
    }

    @Test
    void leavesAReadingAloneThatGoesOn() {
        try (ReadingWatch watch = ReadingWatch.open(Duration.ofSeconds(1))) {
            assertThat(watch.during(() -> true)).isTrue();
            assertThat(watch.during(() -> false)).isFalse();
            assertThat(watch.hasEnded()).isFalse();
        }
    }

    /// As the library waits for its threads: it takes being woken for the end.
    private static boolean came(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
