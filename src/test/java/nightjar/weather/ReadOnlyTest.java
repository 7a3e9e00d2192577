package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
class ReadOnlyTest {

    @TempDir Path folder;

    @Test
    void theHomeCannotBeWrittenTo() {
        Workshop workshop = Penguins.workshop(folder);
        try (SmallDisk disk = SmallDisk.on(workshop.path(".nightjar"), 20_000)) {
            Penguins.haltAt(workshop, "clean/STATE_SAVED/2");
            disk.readOnly();

            Said failed = Penguins.restart(workshop, Penguins.TRAIN);

            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err())
                    .contains("SQLITE_READONLY", "can be written by this user")
                    .doesNotContain("\tat ");
            disk.writable();
            Penguins.requireRestart(workshop, Penguins.TRAIN);
        }
    }

    @Test
    void theOutputCannotBeWritten() {
        Workshop workshop = Penguins.workshop(folder);
        assertThat(Penguins.train(workshop).exit()).isZero();
        try (SmallDisk disk = SmallDisk.on(workshop.path("out"), 20_000)) {
            disk.readOnly();

            Said failed = Penguins.score(workshop);

            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err())
                    .contains("out/penguins", "Read-only file system", "the right to write")
                    .doesNotContain("\tat ");
            disk.writable();
            Penguins.requireRestart(workshop, Penguins.SCORE);
        }
    }
}
