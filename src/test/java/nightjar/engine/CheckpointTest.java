package nightjar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nightjar.durable.HandOverDamaged;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class CheckpointTest {

    @Test
    void isWhatWasSaved() {
        Checkpoint saved = Checkpoint.START.advance("120:80:81", 80, 70, 10);
        ExecutionContext context = new ExecutionContext();

        saved.put(context);

        assertThat(Checkpoint.of(context)).isEqualTo(new Checkpoint("120:80:81", 1, 80, 70, 10));
        assertThat(Checkpoint.of(new ExecutionContext())).isEqualTo(Checkpoint.START);
    }

    @Test
    void aStepThatWasBegunBeforeThereWereUnitsIsNotGoneOnWith() {
        ExecutionContext context = new ExecutionContext();
        context.putString("nightjar.position", "120:80:81");
        context.putInt("nightjar.chunks", 1);

        assertThatThrownBy(() -> Checkpoint.of(context)).isInstanceOf(HandOverDamaged.class);
    }
}
