package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFullTest {

    private static final String RUN_FOLDER = ".nightjar/runs/" + Penguins.TRAIN;
    private static final int ENOUGH = 10_000;

    @TempDir Path folder;

    @Test
    @Tag("slow")
    void theDiskOfTheRunFolderIsFullInMidRun() {
        Workshop workshop = Penguins.workshop(folder);
        try (SmallDisk disk = SmallDisk.on(workshop.path(RUN_FOLDER), 60)) {

            Said failed = Penguins.train(workshop);

            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err())
                    .contains(
                            Penguins.TRAIN + " failed: Cannot write ",
                            "No space left on device",
                            "free space",
                            "`nightjar restart " + Penguins.TRAIN + "` goes on")
                    .doesNotContain("\tat ");
            assertThat(Penguins.status(workshop, Penguins.TRAIN)).isEqualTo("FAILED");
            disk.resize(ENOUGH);
            Penguins.requireRestart(workshop, Penguins.TRAIN);
        }
    }

    @Test
    @Tag("crash")
    void theDiskOfTheOutputIsFull() {
        Workshop workshop = Penguins.workshop(folder);
        assertThat(Penguins.train(workshop).exit()).isZero();
        try (SmallDisk disk = SmallDisk.on(workshop.path("out"), 8)) {

            Said failed = Penguins.score(workshop);

            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err())
                    .contains("out/penguins.csv: ", "No space left on device", "free space");
            assertThat(workshop.path("out")).isEmptyDirectory();
            disk.resize(ENOUGH);
            Penguins.requireRestart(workshop, Penguins.SCORE);
        }
    }

    @ParameterizedTest
    @Tag("crash")
    @ValueSource(ints = {0, 1_500})
    void theDiskOfTheDatabaseIsFull(int kilobytes) {
        Workshop workshop = Penguins.workshop(folder);
        try (SmallDisk disk = SmallDisk.on(workshop.path(".nightjar"), ENOUGH)) {
            assertThat(workshop.say("runs").exit()).isZero();
            disk.leave(kilobytes);

            Said failed = Penguins.train(workshop);

            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err())
                    .contains(
                            "SQLITE_",
                            "The disk of the database is full or failing: free some space")
                    .doesNotContain("\tat ", "INSERT", "UPDATE");
            disk.free();
            assertThat(Penguins.train(workshop).exit()).isZero();
            Penguins.requireRestart(workshop, Penguins.TRAIN);
        }
    }

    /// From too little for the first file to enough for all of them.
    @Test
    @Tag("crash")
    void theDiskIsFullInEveryStep() {
        Set<String> failedIn = new TreeSet<>();
        for (int kilobytes = 4; kilobytes <= 200; kilobytes += 8) {
            Workshop workshop = Penguins.workshop(folder.resolve(kilobytes + "k"));
            try (SmallDisk disk = SmallDisk.on(workshop.path(RUN_FOLDER), kilobytes)) {
                Said said = Penguins.train(workshop);
                if (said.exit() != 0) {
                    assertThat(said.exit()).as(said.err()).isEqualTo(1);
                    assertThat(said.err()).contains("No space left on device");
                    failedIn.add(lastStep(workshop));
                }
                disk.resize(ENOUGH);
                Penguins.requireRestart(workshop, Penguins.TRAIN);
            }
        }

        assertThat(failedIn).contains("explore", "clean", "features", "train", "evaluate");
    }

    private static String lastStep(Workshop workshop) {
        return workshop.say("show", Penguins.TRAIN, "--json")
                .json()
                .path("steps")
                .valueStream()
                .reduce((_, last) -> last)
                .map(step -> step.path("name").asString(""))
                .orElse("");
    }
}
