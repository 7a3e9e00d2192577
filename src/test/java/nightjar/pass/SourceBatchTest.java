package nightjar.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nightjar.table.RejectedRow;
import org.junit.jupiter.api.Test;

class SourceBatchTest {

    private static final RejectedRow MALFORMED = new RejectedRow(2, "a,b,c", "3 cells");

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void readsItsCellsWhenSomebodyAsksAndOnce() {
        SourceBatch batch =
                SourceBatch.later(
                        1,
                        true,
                        () -> {
                            asked.incrementAndGet();
                            return new SourceBatch(Fold.NO_ROWS, List.of(MALFORMED));
                        });

        assertThat(batch.records()).isEqualTo(1);
        assertThat(batch.endsUnit()).isTrue();
        assertThat(asked).hasValue(0);
        assertThat(batch.rejected()).containsExactly(MALFORMED);
        assertThat(batch.rows().rows()).isZero();
        assertThat(batch.rejected()).hasSize(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void doesNotTryAgainWhatCouldNotBeRead() {
        SourceBatch batch =
                SourceBatch.later(
                        1,
                        false,
                        () -> {
                            throw new IllegalStateException("no page");
                        });

        assertThatThrownBy(batch::rows).hasMessage("no page");
        assertThatThrownBy(batch::rows).hasMessageContaining("could not be read before");
    }

    @Test
    void countsRowsAndRejectedRecords() {
        assertThat(new SourceBatch(Fold.NO_ROWS, List.of(MALFORMED, MALFORMED)).records())
                .isEqualTo(2);
    }
}
