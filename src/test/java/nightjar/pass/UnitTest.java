package nightjar.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnitTest {

    @Test
    void endsBehindSixteenBatchesOfASourceThatSaysNothing() {
        Unit.Ends ends = new Unit.Ends();

        List<Boolean> last = Stream.generate(() -> ends.isLast(false)).limit(33).toList();

        assertThat(last).hasSize(33);
        assertThat(last.subList(0, 15)).containsOnly(false);
        assertThat(last.get(15)).isTrue();
        assertThat(last.subList(16, 31)).containsOnly(false);
        assertThat(last.get(31)).isTrue();
        assertThat(last.get(32)).isFalse();
    }

    @Test
    void endsWhereTheSourceSaysAndTheNextOneCountsAnew() {
        Unit.Ends ends = new Unit.Ends();
        boolean third = Stream.of(false, false, true).map(ends::isLast).toList().getLast();

        List<Boolean> next = Stream.generate(() -> ends.isLast(false)).limit(16).toList();

        assertThat(third).isTrue();
        assertThat(next.subList(0, 15)).containsOnly(false);
        assertThat(next.getLast()).isTrue();
    }

    @Test
    void theNextBeginsWhereThisEnds() {
        assertThat(Unit.FIRST.next("120:16:17").next("240:32:33"))
                .isEqualTo(new Unit(2, "240:32:33"));
    }
}
