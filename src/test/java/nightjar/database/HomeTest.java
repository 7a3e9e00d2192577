package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir Path folder;

    @Test
    void staysTheSameWhereverItIsMoved() throws IOException {
        Home first = Home.at(folder.resolve("a/.nightjar"));
        Files.move(folder.resolve("a"), folder.resolve("b"));

        Home moved = Home.at(folder.resolve("b/.nightjar"));

        assertThat(moved)
                .isEqualTo(
                        new Home(folder.resolve("b/.nightjar").toAbsolutePath(), first.id(), null));
        assertThat(Home.at(folder.resolve("a/.nightjar")).id()).isNotEqualTo(first.id());
        assertThat(Home.at(folder.resolve("b/.nightjar")).copyOf()).isNull();
    }

    @Test
    void aCopyIsRecognizedWhileTheOtherIsThere() throws IOException {
        Path original = folder.resolve("original");
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Home home = Home.at(original);
        Files.copy(original.resolve("home.id"), copy.resolve("home.id"));

        assertThat(Home.at(copy)).isEqualTo(new Home(copy.toAbsolutePath(), home.id(), original));
        assertThat(Home.look(copy).copyOf()).isEqualTo(original);
        assertThat(Home.at(original).copyOf()).isNull();
        Files.delete(copy.resolve("home.id"));
        assertThat(Home.at(copy).id()).isNotEqualTo(home.id());
    }

    @Test
    void whoOnlyLooksWritesNothing() throws IOException {
        assertThat(Home.look(folder).id()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void oneThatIsDamagedIsMadeAnew() throws IOException {
        Files.createFile(folder.resolve("home.id"));

        Home home = Home.at(folder);

        assertThat(home.id()).hasSize(36);
        assertThat(Home.look(folder)).isEqualTo(home);
    }

    @Test
    void thoseWhoMakeItTogetherMakeOne() {
        Set<String> ids =
                IntStream.range(0, 40)
                        .parallel()
                        .mapToObj(_ -> Home.at(folder).id())
                        .collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
    }

    @Test
    void aRunThatKnewItsHomeByPathOnlyFindsItAgain() throws IOException {
        Home here = Home.at(folder.resolve("here"));
        Path files = folder.resolve("here/runs/churn.train.2026-11-22");
        Path gone = folder.resolve("gone");
        Path there = Files.createDirectory(folder.resolve("there"));

        assertThat(
                        Stream.of("", here.path().toString(), gone.toString(), there.toString())
                                .map(path -> new HomeOfRun("", path).is(here, files)))
                .containsExactly(true, true, false, false);
        Files.createDirectories(files);
        assertThat(new HomeOfRun("", gone.toString()).is(here, files)).isTrue();
        assertThat(new HomeOfRun("", there.toString()).is(here, files)).isFalse();
        assertThat(List.of(new HomeOfRun(here.id(), "/x"), new HomeOfRun("other", "/x")))
                .extracting(run -> run.is(here, files))
                .containsExactly(true, false);
    }
}
