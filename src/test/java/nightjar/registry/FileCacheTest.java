package nightjar.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import nightjar.durable.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCacheTest {

    private static final byte[] PLAN = {1, 2, 3};
    private static final Fingerprint KNOWN = Fingerprint.of(PLAN);

    @TempDir Path home;

    @Test
    void givesOutWhatItKept() {
        FileCache cache = cache();

        assertThat(cache.find(KNOWN)).isEmpty();
        cache.keep(KNOWN, PLAN);

        assertThat(cache.find(KNOWN)).hasValue(PLAN);
    }

    @Test
    void aDamagedCopyIsNoneAndIsReplaced() throws IOException {
        cache().keep(KNOWN, PLAN);
        Files.write(copy(KNOWN), new byte[] {1, 2, 4});

        assertThat(cache().find(KNOWN)).isEmpty();
        cache().keep(KNOWN, PLAN);

        assertThat(cache().find(KNOWN)).hasValue(PLAN);
    }

    @Test
    void withoutAFolderToWriteInItIsDoneWithout() throws IOException {
        Files.writeString(home.resolve("models"), "a file");

        cache().keep(KNOWN, PLAN);

        assertThat(cache().find(KNOWN)).isEmpty();
    }

    @Test
    void removesCopiesNobodyNeedsAndNoOtherFile() throws IOException {
        byte[] other = {9};
        cache().keep(KNOWN, PLAN);
        cache().keep(Fingerprint.of(other), other);
        Path notes = Files.writeString(home.resolve("models/notes.txt"), "mine");

        cache().retain(Set.of(KNOWN.sha256()));

        assertThat(copy(KNOWN)).exists();
        assertThat(copy(Fingerprint.of(other))).doesNotExist();
        assertThat(notes).exists();
    }

    @Test
    void nothingIsRemovedWhereThereIsNothing() {
        cache().retain(Set.of());

        assertThat(home.resolve("models")).doesNotExist();
    }

    private FileCache cache() {
        return new FileCache(home.resolve("models"));
    }

    private Path copy(Fingerprint fingerprint) {
        return home.resolve("models").resolve(fingerprint.sha256());
    }
}
