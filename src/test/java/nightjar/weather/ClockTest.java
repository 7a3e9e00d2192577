package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.testing.NightProcess;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The machine's clock is put forward and back under a run, by libfaketime (Debian package faketime).
@Tag("crash")
class ClockTest {

    private static final Path LIBRARY =
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    @TempDir Path folder;

    @Test
    void theRunIsTheSameAndNoDurationIsNegative() {
        Assumptions.assumeTrue(Files.exists(LIBRARY), "There is no " + LIBRARY);
        Workshop workshop = Penguins.workshop(folder).write("clock", "+0s\n");
        workshop.environment("LD_PRELOAD", LIBRARY.toString())
                .environment("FAKETIME_TIMESTAMP_FILE", workshop.path("clock").toString())
                .environment("FAKETIME_CACHE_DURATION", "1")
                .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .environment("DONT_FAKE_MONOTONIC", "1");
        NightProcess process =
                Penguins.startUntil(
                        workshop, List.of("-Dnightjar.lease.seconds=3"), "explore/STATE_SAVED/2");

        workshop.write("clock", "+3600s\n");
        Penguins.awaitPassed(workshop, process, "features/STATE_SAVED/1");
        workshop.write("clock", "-7200s\n");
        Said said = process.end();

        assertThat(said.exit()).as(said.err()).isZero();
        workshop.environment("LD_PRELOAD", "");
        Penguins.requireUndisturbed(workshop, Penguins.TRAIN);
        assertThat(
                        workshop.say("show", Penguins.TRAIN, "--json")
                                .json()
                                .path("steps")
                                .valueStream()
                                .mapToDouble(step -> step.path("seconds").asDouble()))
                .allMatch(seconds -> seconds >= 0);
    }
}
