package nightjar.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nightjar.database.DatabaseSettings;
import nightjar.database.TestDatabase;
import nightjar.durable.CrashPoint;
import nightjar.testing.NightProcess;
import nightjar.testing.Traces;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The crash matrix: for every point that an undisturbed run comes by, a run of its own that is ended there, ended again before anything new is
/// committed, and then goes on to its end. The points are those of the undisturbed run, so a new one joins by itself.
@Tag("crash")
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CrashMatrixTest {

    /// What a step does before its first commit of its own.
    private static final List<String> BEFORE_ANYTHING_NEW =
            List.of("STATE_SAVED/1", "ROWS_WRITTEN/1");

    /// The result of `restart` for a run that is complete.
    private static final int DONE = 0;

    private final TestDatabase kind;

    /// Of both databases and nights, which share the folder.
    private static final AtomicInteger CASES = new AtomicInteger();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    CrashMatrixTest(TestDatabase kind) {
        this.kind = kind;
    }

    @TestFactory
    Stream<DynamicTest> train() {
        return cases(Night.TRAIN, this::workshop);
    }

    @TestFactory
    Stream<DynamicTest> score() {
        Workshop trained = workshop();
        assertThat(Night.TRAIN.begin(trained, List.of()).end().exit()).isZero();
        return cases(Night.SCORE, () -> like(trained.settings()));
    }

    /// Makes a workshop in which the night may begin.
    private interface Beginning {
        Workshop workshop();
    }

    private Workshop workshop() {
        Workshop workshop = Night.workshop(newFolder());
        return workshop.on(kind.fresh(workshop.home()));
    }

    private Workshop like(DatabaseSettings settings) {
        Workshop workshop = Night.workshop(newFolder());
        return workshop.on(kind.copy(settings, workshop.home()));
    }

    private Path newFolder() {
        return folder.resolve(kind + "-" + CASES.incrementAndGet());
    }

    private Stream<DynamicTest> cases(Night night, Beginning beginning) {
        Workshop workshop = beginning.workshop();
        Path log = workshop.path("passed.log");
        NightProcess.Said said =
                night.begin(workshop, List.of("-Dnightjar.crash.log=" + log)).end();
        assertThat(said.exit()).as(said.err()).isZero();
        Traces undisturbed = Traces.of(workshop, night.run());
        return passages(workshop.text("passed.log")).stream()
                .map(
                        passage ->
                                DynamicTest.dynamicTest(
                                        kind + " " + night + " " + passage,
                                        () ->
                                                endsAsIfNothingHadHappened(
                                                        night,
                                                        beginning.workshop(),
                                                        passage,
                                                        undisturbed)));
    }

    /// The first passage of every point, and one in the middle where there are more than two.
    static List<String> passages(String log) {
        Map<String, Integer> times = new LinkedHashMap<>();
        log.lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .map(passage -> passage.substring(0, passage.lastIndexOf('/')))
                .forEach(point -> times.merge(point, 1, Integer::sum));
        List<String> passages = new ArrayList<>();
        times.forEach(
                (point, count) -> {
                    passages.add(point + "/1");
                    if (count > 2) {
                        passages.add(point + "/" + (count / 2 + 1));
                    }
                });
        return passages;
    }

    private static void endsAsIfNothingHadHappened(
            Night night, Workshop workshop, String passage, Traces undisturbed) throws IOException {
        DisturbedRun run = new DisturbedRun(night, workshop);

        assertThat(run.workUntil(passage).exit()).isEqualTo(CrashPoint.EXIT_CODE);
        NightProcess.Said again = run.workUntil(endsAgain(passage));
        NightProcess.Said last = run.workUntil();

        assertThat(again.exit()).as(again.err()).isIn(CrashPoint.EXIT_CODE, DONE);
        assertThat(last.exit()).as(last.err()).isZero();
        assertThat(Traces.of(workshop, night.run()).differencesFrom(undisturbed)).isEmpty();
        delete(workshop.path(""));
    }

    /// The same point, if it comes by it again, and every place where something new is about to be committed.
    private static String[] endsAgain(String passage) {
        List<String> points = new ArrayList<>();
        points.add(passage.substring(0, passage.lastIndexOf('/')) + "/1");
        for (String step :
                List.of(
                        "explore",
                        "validate",
                        "clean",
                        "features",
                        "train",
                        "evaluate",
                        "gate",
                        "promote",
                        "score",
                        "publish")) {
            BEFORE_ANYTHING_NEW.forEach(point -> points.add(step + "/" + point));
        }
        return points.stream().distinct().toArray(String[]::new);
    }

    private static void delete(Path workshop) throws IOException {
        try (Stream<Path> all = Files.walk(workshop)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
