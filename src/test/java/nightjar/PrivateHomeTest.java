package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom the files of a home are for.
class PrivateHomeTest {

    @TempDir Path folder;

    @Test
    void aNightLeavesNothingInTheHomeThatOthersCanReadAndOutputsAsTheUserHasIt()
            throws IOException {
        Workshop shop = SmallChurn.in(folder);
        Terminal terminal = Terminal.of(shop);
        String project = shop.path("jobs/churn.yaml").toString();
        shop.write("usual.txt", "");

        assertThat(terminal.train(Path.of(project), "2026-11-22").exit()).isZero();
        assertThat(terminal.say("score", project, "--date", "2026-11-22", "-q").exit()).isZero();

        List<String> open;
        try (Stream<Path> all = Files.walk(shop.home())) {
            open = all.map(PrivateHomeTest::told).filter(one -> !isPrivate(one)).toList();
        }
        assertThat(open).isEmpty();
        assertThat(rights(shop.path("out/scores-2026-11-22.csv")))
                .isEqualTo(rights(shop.path("usual.txt")));
        assertThat(rights(shop.path("out"))).isEqualTo(rights(shop.path("jobs")));
    }

    private static boolean isPrivate(String told) {
        return told.startsWith("rw------- ") || told.startsWith("rwx------ ");
    }

    private static String told(Path path) {
        return rights(path) + " " + path;
    }

    private static String rights(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
