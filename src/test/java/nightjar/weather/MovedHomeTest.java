package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home is somewhere else than when a run began in it: on a new disk, restored from a backup, mounted on another machine.
@Tag("crash")
class MovedHomeTest {

    @TempDir Path folder;

    @Test
    void aRunGoesOnWhereItsWorkspaceWasMovedTo() throws IOException {
        Penguins.haltAt(Penguins.workshop(folder.resolve("disk1")), "clean/STATE_SAVED/2");
        Files.move(folder.resolve("disk1"), folder.resolve("disk2"));

        Penguins.requireRestart(new Workshop(folder.resolve("disk2")), Penguins.TRAIN);
    }

    @Test
    void soDoesOneThatWasBegunBeforeHomesHadAnIdentity() throws IOException, SQLException {
        Workshop workshop = Penguins.quickWorkshop(folder.resolve("disk1"));
        Penguins.haltAt(workshop, "clean/STATE_SAVED/2");
        try (Connection connection = DriverManager.getConnection(workshop.settings().url());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE run SET home_id = ''");
        }
        Files.delete(workshop.home().resolve("home.id"));
        Files.move(folder.resolve("disk1"), folder.resolve("disk2"));

        Said restarted = Penguins.restart(new Workshop(folder.resolve("disk2")), Penguins.TRAIN);

        assertThat(restarted.exit()).as(restarted.err()).isZero();
    }

    @Test
    void aCopyIsTheSameHomeAndSaysSo() throws IOException {
        Workshop workshop = Penguins.quickWorkshop(folder);
        workshop.environment("NIGHTJAR_DB", "jdbc:sqlite:" + workshop.path("shared.db"));
        Penguins.haltAt(workshop, "clean/STATE_SAVED/2");
        copy(workshop.home(), workshop.path("copy"));

        Said restarted =
                workshop.say("restart", Penguins.TRAIN, "--home", workshop.path("copy").toString());
        Said again = workshop.say("restart", Penguins.TRAIN);

        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertThat(restarted.err())
                .contains("copy is a copy of the home " + workshop.home())
                .contains("home.id");
        assertThat(again.exit()).isZero();
        assertThat(again.err()).contains("is complete already");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
