package nightjar.stage.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nightjar.model.Task;
import nightjar.testing.NumberSource;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final Task TASK = new Task.Regression();

    @Test
    void fewRowsAreAllTaken() {
        Sample sample = Sample.read(new NumberSource(99, 10), TASK, 99);

        assertThat(sample.numbers("n")).hasSize(99);
        assertThat(sample.isEmpty()).isFalse();
    }

    @Test
    void ofManyTheSameAreTakenHoweverTheyAreCut() {
        double[] once = Sample.read(new NumberSource(200_000, 4_096), TASK, 198_000).numbers("n");
        double[] again = Sample.read(new NumberSource(200_000, 777), TASK, 198_000).numbers("n");

        // A share of 50,000 / 198,000, whose standard deviation is about 193 rows.
        assertThat((double) once.length).isEqualTo(50_000, within(800.0));
        assertThat(again).isEqualTo(once);
    }
}
