package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands say how a run stands, and what can be done about it.
@Tag("slow")
class TruthfulStateTest {

    @TempDir Path folder;

    @Test
    void aRunWhoseProcessIsGoneCannotBeStoppedButGivenUp() {
        Workshop workshop = Penguins.quickWorkshop(folder);
        Penguins.haltAt(workshop, "clean/STATE_SAVED/2");

        Said interrupted = workshop.say("stop", Penguins.TRAIN);
        Said abandoned = workshop.say("abandon", Penguins.TRAIN);
        Said over = workshop.say("stop", Penguins.TRAIN);

        assertThat(interrupted.exit()).isEqualTo(2);
        assertThat(interrupted.err())
                .contains(
                        Penguins.TRAIN
                                + " is INTERRUPTED, not RUNNING; there is nothing to stop. `nightjar restart "
                                + Penguins.TRAIN
                                + "` goes on with it.");
        assertThat(abandoned.exit()).isZero();
        assertThat(Penguins.status(workshop, Penguins.TRAIN)).isEqualTo("ABANDONED");
        assertThat(over.exit()).isEqualTo(2);
        assertThat(over.err()).contains(" is ABANDONED, not RUNNING; there is nothing to stop.");
    }
}
