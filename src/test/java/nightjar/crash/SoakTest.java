package nightjar.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nightjar.database.TestDatabase;
import nightjar.testing.NightProcess;
import nightjar.testing.Traces;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Nights whose processes are killed at random moments, again and again, until they are complete: `mvn -Pcrash -Dsoak.kills=300 test`.
@Tag("crash")
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SoakTest {

    /// Over both databases.
    private static final int KILLS = Integer.getInteger("soak.kills", 300);

    private static final long SEED = Long.getLong("soak.seed", 20261122);

    private final TestDatabase kind;
    private final Random random;
    private final List<String> differences = new ArrayList<>();
    private final List<String> stuck = new ArrayList<>();
    private int nights;
    private int kills;
    private int askedAgain;
    private int lost;
    private int doubled;

    @TempDir Path folder;

    SoakTest(TestDatabase kind) {
        this.kind = kind;
        this.random = new Random(SEED + kind.ordinal());
    }

    @Test
    void nothingIsLostNothingIsDoubled() throws Exception {
        Workshop undisturbed = workshop();
        long train = milliseconds(Night.TRAIN, undisturbed);
        Traces trained = Traces.of(undisturbed, Night.TRAIN.run());
        long score = milliseconds(Night.SCORE, undisturbed);
        Traces scored = Traces.of(undisturbed, Night.SCORE.run());
        List<String> rows = keys(undisturbed);
        long began = System.nanoTime();

        while (kills < KILLS / 2 && stuck.isEmpty()) {
            Workshop workshop = workshop();
            if (killed(Night.TRAIN, workshop, train)) {
                differences.addAll(Traces.of(workshop, Night.TRAIN.run()).differencesFrom(trained));
                if (killed(Night.SCORE, workshop, score)) {
                    differences.addAll(
                            Traces.of(workshop, Night.SCORE.run()).differencesFrom(scored));
                    count(rows, keys(workshop));
                }
            }
            delete(workshop.path(""));
        }

        System.out.printf(
                "%s: %d kills in %d runs of train and score, %d of them before the run was entered; rows lost %d, doubled %d; other differences %d; runs that needed more than restart %d; %.0f s%n",
                kind,
                kills,
                2 * nights,
                askedAgain,
                lost,
                doubled,
                differences.size(),
                stuck.size(),
                (System.nanoTime() - began) / 1e9);
        assertThat(stuck).isEmpty();
        assertThat(differences).isEmpty();
        assertThat(List.of(lost, doubled)).containsExactly(0, 0);
        assertThat(kills).isGreaterThanOrEqualTo(KILLS / 2);
    }

    private Workshop workshop() {
        Workshop workshop = Night.workshop(folder.resolve("night-" + nights++));
        return workshop.on(kind.fresh(workshop.home()));
    }

    private static long milliseconds(Night night, Workshop workshop) {
        long began = System.nanoTime();
        NightProcess.Said said = night.begin(workshop, List.of()).end();
        assertThat(said.exit()).as(said.err()).isZero();
        return (System.nanoTime() - began) / 1_000_000;
    }

    /// Kills every process of the run after a random time, from a fifth of what an undisturbed one takes to a little more than that, until
    /// one was faster: a short run that is always killed while Java starts would never end.
    ///
    /// @return false if it needs more than `restart`
    private boolean killed(Night night, Workshop workshop, long usual) throws InterruptedException {
        DisturbedRun run = new DisturbedRun(night, workshop);
        boolean complete = false;
        while (!complete) {
            NightProcess process = run.start(List.of());
            if (process.endsWithin((long) (usual * (0.2 + random.nextDouble())))) {
                NightProcess.Said said = process.end();
                complete = said.exit() == 0;
                if (run.wasUnknown(said)) {
                    askedAgain++;
                } else if (!complete) {
                    stuck.add(night + " " + said);
                    return false;
                }
            } else {
                process.kill();
                kills++;
            }
        }
        return true;
    }

    private void count(List<String> expected, List<String> found) {
        Set<String> distinct = new HashSet<>(found);
        doubled += found.size() - distinct.size();
        lost += (int) expected.stream().filter(key -> !distinct.contains(key)).count();
    }

    /// The keys of all rows, scored or set aside.
    private static List<String> keys(Workshop workshop) throws IOException {
        List<String> keys = new ArrayList<>();
        for (String name : List.of("out/scores.csv", "out/scores.csv.rejected.csv")) {
            try (Stream<String> lines = Files.lines(workshop.path(name))) {
                lines.skip(1).forEach(line -> keys.add(name + line.split(",")[0]));
            }
        }
        return keys;
    }

    private static void delete(Path workshop) throws IOException {
        try (Stream<Path> all = Files.walk(workshop)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
