package nightjar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.pass.SourceBatch;
import nightjar.testing.NumberSource;
import org.junit.jupiter.api.Test;

class InlineTest {

    private static final Inline ROWS = new Inline(new NumberSource(10_000, 50), 3);

    @Test
    void givesWhatIsMadeOfEachBatchInTheOrderOfTheRows() {
        List<Long> last = ROWS.collect(batch -> batch.rows().record(batch.rows().rows() - 1));

        // Every hundredth record is malformed.
        assertThat(last)
                .isEqualTo(
                        IntStream.rangeClosed(1, 200)
                                .mapToObj(batch -> batch * 50L - (batch % 2 == 0 ? 1 : 0))
                                .toList());
    }

    @Test
    void looksAtNoOtherBatchThanTheFirst() {
        assertThat(ROWS.first().map(SourceBatch::records)).contains(50L);
        assertThat(new Inline(new NumberSource(0, 50), 3).first()).isEmpty();
    }

    @Test
    void whatGoesWrongInAnyThreadIsThrownAsItIs() {
        IllegalStateException broken = new IllegalStateException("broken");
        OutOfMemoryError full = new OutOfMemoryError("full");
        List<Long> taken = new ArrayList<>();

        assertThatThrownBy(() -> ROWS.each(batch -> failing(batch, broken), taken::add))
                .isSameAs(broken);
        assertThatThrownBy(() -> ROWS.collect(batch -> failing(batch, full))).isSameAs(full);
        assertThat(taken).containsExactly(1L, 51L, 101L);
    }

    private static Long failing(SourceBatch batch, Throwable failure) {
        long record = batch.rows().record(0);
        if (record > 150) {
            switch (failure) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new AssertionError(failure);
            }
        }
        return record;
    }
}
