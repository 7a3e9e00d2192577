package nightjar.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nightjar.database.TestDatabase;
import nightjar.durable.CrashPoint;
import nightjar.testing.NightProcess;
import nightjar.testing.Traces;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The crash matrix in short: one run that is ended at one point after the other, twice in a row at each, and then goes on to its end.
@Tag("slow")
class CrashChainTest {

    /// With the number of its passage for the first time; the second time it is the next one, before anything new is committed.
    private static final List<String> TRAIN =
            List.of(
                    "run/RUN_ENTERED/1",
                    "explore/STEP_ENTERED/1",
                    "explore/ITEM_WORKED/9",
                    "explore/STATE_SAVED/3",
                    "explore/STEP_ENDING/1",
                    "validate/STEP_BEGUN/1",
                    "clean/STEP_OPENED/1",
                    "part-0.training.parquet/FILE_WRITTEN/2",
                    "part-0.holdout.parquet/FILE_NAMED/1",
                    "part-0.csv/FILE_NAMED/1",
                    "clean/REJECTED_WRITTEN/2",
                    "clean/STATE_SAVED/1",
                    "clean/STEP_ENDED/1",
                    "features/ROWS_WRITTEN/2",
                    "plan.json/FILE_SYNCED/1",
                    "train/STEP_BEGUN/1",
                    "train/FIT_KEPT/2",
                    "trial-0.json/FILE_NAMED/1",
                    "train/STEP_ENDING/1",
                    "model.bin/FILE_NAMED/1",
                    "evaluate/STATE_SAVED/1",
                    "gate/ROWS_WRITTEN/1",
                    "promote/VERSION_ADDED/1");

    private static final List<String> SCORE =
            List.of(
                    "run/RUN_RECOVERED/1",
                    "score/STEP_OPENED/1",
                    "part-0.csv/FILE_SYNCED/2",
                    "score/STATE_SAVED/2",
                    "score/STEP_ENDED/1",
                    "scores.csv/FILE_WRITTEN/1",
                    "publish/OUTPUT_PLACED/1",
                    "publish/OUTPUT_ENTERED/1");

    @TempDir Path folder;

    @Test
    void endsAsIfNothingHadHappened() {
        Workshop undisturbed = workshop(TestDatabase.SQLITE, "undisturbed");
        assertThat(done(Night.TRAIN.begin(undisturbed, List.of()))).isZero();
        Traces trained = Traces.of(undisturbed, Night.TRAIN.run());
        assertThat(done(Night.SCORE.begin(undisturbed, List.of()))).isZero();
        Traces scored = Traces.of(undisturbed, Night.SCORE.run());

        Workshop train = workshop(TestDatabase.SQLITE, "train");
        endedAtEach(TRAIN, Night.TRAIN, train);
        Workshop score = workshop(TestDatabase.POSTGRESQL, "score");
        assertThat(done(Night.TRAIN.begin(score, List.of()))).isZero();
        endedAtEach(SCORE, Night.SCORE, score);

        assertThat(Traces.of(train, Night.TRAIN.run()).differencesFrom(trained)).isEmpty();
        assertThat(Traces.of(score, Night.SCORE.run()).differencesFrom(scored)).isEmpty();
    }

    private Workshop workshop(TestDatabase kind, String name) {
        Workshop workshop = Night.workshop(folder.resolve(name));
        return kind == TestDatabase.SQLITE ? workshop : workshop.on(kind.fresh(workshop.home()));
    }

    private static int done(NightProcess process) {
        return process.end().exit();
    }

    private static void endedAtEach(List<String> points, Night night, Workshop workshop) {
        DisturbedRun run = new DisturbedRun(night, workshop);
        for (String point : points) {
            String next = point.substring(0, point.lastIndexOf('/')) + "/1";
            for (String ending : List.of(point, next)) {
                NightProcess.Said said = run.workUntil(ending);
                assertThat(said.exit())
                        .as(ending + ": " + said.err())
                        .isEqualTo(CrashPoint.EXIT_CODE);
            }
        }
        NightProcess.Said said = run.workUntil();
        assertThat(said.exit()).as(said.err()).isZero();
    }
}
