package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nightjar.database.TestDatabase;
import nightjar.testing.NightProcess;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Brings about each incident of the operators' document and does what the document says.
@Tag("slow")
class OperatingDrillsTest {

    private static final String RUN = Penguins.TRAIN;
    private static final String MID_RUN = "clean/STATE_SAVED/3";

    @TempDir Path folder;
    private Workshop workshop;

    @BeforeEach
    void openWorkshop() {
        workshop = Penguins.quickWorkshop(folder);
    }

    @Test
    void itCrashed() {
        Penguins.haltAt(workshop, MID_RUN);
        Drill drill = Drill.of(1, workshop);

        assertThat(drill.step().out()).contains(RUN + "  INTERRUPTED");
        assertThat(drill.rest().out()).contains(RUN + "  COMPLETED", "attempts 2");
    }

    @Test
    void itHangs() throws InterruptedException {
        NightProcess hanging = Penguins.suspendAt(workshop, MID_RUN);
        Drill drill = Drill.of(2, workshop);

        drill.step();
        assertThat(drill.step().out())
                .contains(
                        RUN + "  RUNNING",
                        "held by  process " + hanging.pid() + " on ",
                        "asked to stop");
        drill.skipKill();
        hanging.kill();
        assertThat(drill.rest().out()).contains(RUN + "  COMPLETED", "attempts 2");
    }

    @Test
    void theDiskIsFull() {
        try (SmallDisk disk = SmallDisk.on(workshop.path(".nightjar/runs/" + RUN), 60)) {
            Said failed = Penguins.train(workshop);
            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err()).contains("No space left on device");
            disk.resize(10_000);

            assertThat(Drill.of(3, workshop).rest().out())
                    .contains(RUN + "  COMPLETED", "attempts 2");
        }
    }

    @Test
    void theDataAreWrong() {
        String data = workshop.text("data/penguins.csv");
        workshop.write("data/penguins.csv", data.replace("species", "spezies"));
        assertThat(Penguins.train(workshop).exit()).isEqualTo(3);
        Drill drill = Drill.of(4, workshop);

        assertThat(drill.step().err()).contains("Did you mean 'spezies'?");
        workshop.write("data/penguins.csv", data);
        assertThat(drill.rest().out()).contains(RUN + ".2  COMPLETED", RUN + "    FAILED");
    }

    @Test
    void theProjectFileIsWrong() {
        Penguins.haltAt(workshop, MID_RUN);
        workshop.write("jobs/penguins.yaml", workshop.text("jobs/penguins.yaml") + "# changed\n");
        Drill drill = Drill.of(5, workshop);

        assertThat(drill.step().err())
                .contains("the project file changed (sha256:", ", now sha256:");
        drill.rest();

        assertThat(Penguins.status(workshop, RUN + ".2")).isEqualTo("COMPLETED");
        assertThat(Penguins.status(workshop, RUN)).isEqualTo("ABANDONED");
    }

    @Test
    void theDatabaseIsAway() {
        try (Wire wire = Wire.to(TestDatabase.POSTGRESQL.fresh(folder))) {
            workshop.on(wire.settings());
            NightProcess process = Penguins.startUntil(workshop, List.of(), MID_RUN);
            wire.cut();
            Said failed = process.end();
            assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
            assertThat(failed.err())
                    .contains("the database jdbc:postgresql:", "did not do what was asked");
            wire.mend();

            assertThat(Drill.of(6, workshop).rest().out())
                    .contains(RUN + "  COMPLETED", "attempts 2");
        }
    }

    @Test
    void itHasToStopNow() throws InterruptedException {
        NightProcess working = Penguins.suspendAt(workshop, MID_RUN);
        Drill drill = Drill.of(7, workshop);

        drill.step();
        assertThat(Penguins.status(workshop, RUN)).isEqualTo("RUNNING");
        working.resume();
        assertThat(working.end().exit()).isEqualTo(4);
        assertThat(drill.step().out()).contains(RUN + "  STOPPED");
        assertThat(drill.rest().out()).contains(RUN + "  COMPLETED");
    }

    @Test
    void itWasStartedTwice() throws InterruptedException {
        NightProcess first = Penguins.suspendAt(workshop, MID_RUN);
        Drill drill = Drill.of(8, workshop);

        assertThat(drill.step().err()).contains("is held by process " + first.pid());
        drill.step();
        first.resume();
        assertThat(first.end().exit()).isZero();
        assertThat(drill.step().err()).contains("is complete already; nothing to do");
        assertThat(drill.rest().out().lines().skip(1))
                .singleElement()
                .asString()
                .contains(RUN + "  COMPLETED  1 ");
    }

    @Test
    void aBadModelWasPromoted() {
        assertThat(Penguins.train(workshop).exit()).isZero();
        assertThat(
                        workshop.say(
                                        "train",
                                        "jobs/penguins.yaml",
                                        "--date",
                                        "2026-11-22",
                                        "--again",
                                        "-q")
                                .exit())
                .isZero();
        assertThat(Penguins.score(workshop).exit()).isZero();
        Drill drill = Drill.of(9, workshop);

        assertThat(drill.step().out()).contains("2        champion");
        assertThat(drill.rest().out()).contains("model    version 1, ");
        assertThat(workshop.text("out/penguins.csv"))
                .contains(",1,penguins.score.2026-11-22.2")
                .doesNotContain(",2,penguins.score");
    }

    @Test
    void cleanUp() {
        Assumptions.assumeTrue(
                workshop.say("--help").out().contains("purge"), "There is no command purge yet");
        assertThat(Penguins.train(workshop).exit()).isZero();
        Drill drill = Drill.of(10, workshop);

        drill.step();
        drill.step();

        assertThat(drill.rest().out()).contains(RUN + "  COMPLETED");
    }
}
