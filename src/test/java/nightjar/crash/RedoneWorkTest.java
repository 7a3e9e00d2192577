package nightjar.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nightjar.durable.CrashPoint;
import nightjar.pass.Unit;
import nightjar.testing.NightProcess;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much of what was done before a crash is done once more after it.
@Tag("slow")
class RedoneWorkTest {

    /// Of 16 batches at most, and of one part where rows come in parts.
    private static final int UNITS = 5;

    /// Batches of five rows per step: of all 344 rows, of the training rows in the five parts they were written to, of the hold-out rows.
    private static final Map<String, Integer> BATCHES =
            Map.of("explore", 69, "clean", 69, "features", 53, "evaluate", 19);

    /// Of two folds in three blocks each, for the forest and for the boosted trees.
    private static final int BLOCKS = 12;

    @TempDir Path folder;

    @Test
    void atMostOneUnitOrOneBlockOfTreesIsDoneAgain() {
        Workshop workshop = Night.workshop(folder);
        PassageLog log = new PassageLog(workshop.path("passed.log"));
        workshop.java(log.option());
        DisturbedRun run = new DisturbedRun(Night.TRAIN, workshop);

        // Always when a chunk or a block is finished and not yet kept: the most that can be lost.
        for (String point :
                List.of(
                        "explore/STATE_SAVED/3",
                        "clean/STATE_SAVED/3",
                        "features/STATE_SAVED/3",
                        // In the forest, then in the boosted trees.
                        "block-0.bin/FILE_WRITTEN/4",
                        "block-0.bin/FILE_WRITTEN/6",
                        "evaluate/STATE_SAVED/1")) {
            NightProcess.Said said = run.workUntil(point);
            assertThat(said.exit()).as(point + said.err()).isEqualTo(CrashPoint.EXIT_CODE);
        }
        assertThat(run.workUntil().exit()).isZero();

        BATCHES.forEach(
                (step, batches) -> {
                    assertThat(log.count(step, CrashPoint.ROWS_WRITTEN))
                            .as(step)
                            .isEqualTo(UNITS + 1);
                    assertThat(log.count(step, CrashPoint.ITEM_WORKED))
                            .as(step)
                            .isBetween(batches + 1L, batches + (long) Unit.BATCHES);
                });
        assertThat(log.count("block-0.bin", CrashPoint.FILE_WRITTEN)).isEqualTo(BLOCKS + 2);
        assertThat(log.count(CrashPoint.FIT_KEPT)).isEqualTo(BLOCKS);
        assertThat(log.count("train", CrashPoint.ROWS_WRITTEN)).isEqualTo(3);
    }
}
