package nightjar.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {

    private static final String OWNER = "00ff";

    @TempDir Path folder;
    private Path target;
    private boolean lost;

    @BeforeEach
    void name() {
        target = folder.resolve("scores.csv");
    }

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        attempt(1).write(target, text("old"));

        attempt(1).write(target, text("new"));

        assertThat(target).hasContent("new");
        assertThat(files()).containsExactly("scores.csv");
    }

    @Test
    void aContentThatFailsHalfWayChangesNothing() throws IOException {
        attempt(1).write(target, text("old"));

        assertThatThrownBy(
                        () ->
                                attempt(1)
                                        .write(
                                                target,
                                                aside -> {
                                                    Files.writeString(aside, "ne");
                                                    throw new IOException("no space left");
                                                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Cannot write " + target + ": no space left");

        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly("scores.csv");
    }

    @Test
    void aFileThatIsWrittenTwiceAtOnceIsWholeEachTime() throws IOException {
        WholeFiles files = attempt(1);
        List<Path> asides = new ArrayList<>();

        files.write(
                target,
                first -> {
                    asides.add(first);
                    Files.writeString(first, "the ");
                    files.write(
                            target,
                            second -> {
                                asides.add(second);
                                Files.writeString(second, "other");
                            });
                    assertThat(target).hasContent("other");
                    Files.writeString(first, "the one");
                });

        assertThat(asides).doesNotHaveDuplicates();
        assertThat(target).hasContent("the one");
        assertThat(files()).containsExactly("scores.csv");
    }

    @Test
    void whoLostTheRunNamesNothingAndRemovesNothing() throws IOException {
        attempt(1).write(target, text("old"));
        lost = true;

        assertThatThrownBy(() -> attempt(1).write(target, text("new")))
                .hasMessage("another one has the run");
        assertThatThrownBy(() -> attempt(1).remove(target)).hasMessage("another one has the run");
        assertThatThrownBy(() -> attempt(1).removeAll(folder))
                .hasMessage("another one has the run");

        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly("scores.csv");
    }

    @Test
    void aSuccessorRemovesWhatItsPredecessorsLeftAsideAndNothingElse() throws IOException {
        List<String> stay =
                List.of(
                        ".scores.csv.00ff-3-1.tmp",
                        ".scores.csv.00ff-4.tmp",
                        ".scores.csv.0abc-1-1.tmp",
                        ".scores.csv.tmp",
                        "scores.csv");
        List<String> go =
                List.of(
                        ".scores.csv.00ff-1.tmp",
                        ".scores.csv.00ff-2-17.tmp",
                        "below/.a.00ff-2-1.tmp");
        Files.createDirectory(folder.resolve("below"));
        for (String name : Stream.concat(stay.stream(), go.stream()).toList()) {
            Files.createFile(folder.resolve(name));
        }

        attempt(3).sweepFlat(folder);
        assertThat(folder.resolve("below/.a.00ff-2-1.tmp")).exists();
        attempt(3).sweep(folder);

        assertThat(files()).containsExactlyInAnyOrderElementsOf(stay);
    }

    @Test
    void whatASleeperWroteIsGoneBeforeItCanBeNamed() {
        assertThatThrownBy(
                        () ->
                                attempt(1)
                                        .write(
                                                target,
                                                aside -> {
                                                    Files.writeString(aside, "old");
                                                    attempt(2).sweep(folder);
                                                }))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(target).doesNotExist();
    }

    @Test
    void publishingSaysWhatStandsThereNow() throws IOException {
        Publication put =
                attempt(1)
                        .publish(
                                target,
                                rows -> assertThat(rows).isEqualTo(2),
                                out -> {
                                    out.write("a\n1\n2\n".getBytes(StandardCharsets.UTF_8));
                                    return 2;
                                });

        assertThat(put)
                .isEqualTo(new Publication(target, 2, 6, Fingerprint.of("a\n1\n2\n").sha256()));
    }

    @Test
    void whoIsToldTheRowsMayKeepTheFileFromGettingItsName() throws IOException {
        assertThatThrownBy(
                        () ->
                                attempt(1)
                                        .publish(
                                                target,
                                                rows -> {
                                                    throw new IllegalStateException("too few");
                                                },
                                                out -> 1))
                .hasMessage("too few");

        assertThat(files()).isEmpty();
    }

    @Test
    void aFolderIsNoPlaceForAFile() {
        assertThatThrownBy(() -> attempt(1).write(folder, text("a")))
                .hasMessageContaining("it is a folder; name a file");
    }

    @Test
    void whatIsInAHomeIsForItsOwnerAlone() throws IOException {
        Path home = folder.resolve("home");
        Path inside = home.resolve("runs/a/plan.json");

        WholeFiles.unguardedIn(home).write(inside, text("{}"));
        WholeFiles.unguardedIn(home).write(target, text("a"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertThat(Files.getPosixFilePermissions(target))
                .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("b"))));
    }

    private WholeFiles attempt(long number) {
        return new WholeFiles(
                OWNER,
                number,
                () -> {
                    if (lost) {
                        throw new IllegalStateException("another one has the run");
                    }
                },
                null);
    }

    private static WholeFiles.Content text(String text) {
        return aside -> Files.writeString(aside, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
