package nightjar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterruptibleTest {

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

        boolean enough = new Interruptible("train", signal).call(() -> waited(asked));

        assertThat(enough).isTrue();
        assertThat(askers).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    @Test
    void leavesWorkInWhichNothingMoves() {
        Interruptible attended = new Interruptible("gate", () -> false);
        Stillness stillness = Stillness.ofArrival(Duration.ofSeconds(1));

        assertThatThrownBy(() -> attended.await(new CompletableFuture<>(), stillness, () -> "no"))
                .isInstanceOf(StoodStill.class)
                .hasMessageStartingWith("step gate stood still: no for 1 seconds.");
    }

    @Test
    void whatMovesEnoughIsNotStill() {
        long[] moved = {0};
        Stillness stillness = new Stillness(Duration.ofSeconds(3), () -> moved[0], 5);

        moved[0] = 5;
        assertThat(looks(stillness, 3)).containsExactly(false, false, false);
        moved[0] = 9;
        assertThat(looks(stillness, 3)).containsExactly(false, false, true);
    }

    private static List<Boolean> looks(Stillness stillness, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> stillness.isOver(Duration.ofSeconds(1)))
                .toList();
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
