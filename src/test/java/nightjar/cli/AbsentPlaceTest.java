package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mistyped place is told of: a diagnosis makes nothing there, and a list says where it looked.
class AbsentPlaceTest {

    @TempDir Path folder;

    @Test
    void theDoctorDoesNotMakeTheHomeThatWasNamed() {
        Path home = folder.resolve("typo/home");

        Said said = new Terminal(List.of("--home", home.toString())).say("doctor");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out())
                .contains(
                        "NOT OK  home",
                        "there is none yet at " + home + "; the first run makes it");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theDoctorDoesNotMakeTheDatabaseThatWasNamed() {
        Path file = folder.resolve("typo/x.db");

        Said said =
                new Terminal(List.of("--home", folder.toString(), "--db", "jdbc:sqlite:" + file))
                        .say("doctor");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("NOT OK  database", "there is none yet at " + file);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aListWithoutRunsSaysWhereItLooked() {
        Path file = folder.resolve("other.db");

        Said home = new Terminal(List.of("--home", folder.toString())).say("runs");
        Said database =
                new Terminal(List.of("--home", folder.toString(), "--db", "jdbc:sqlite:" + file))
                        .say("runs");

        assertThat(home.out()).isEqualTo("Nothing ran yet in " + folder + ".\n");
        assertThat(database.out()).isEqualTo("Nothing ran yet in " + file + ".\n");
    }
}
