package nightjar.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFolderTest {

    @TempDir Path run;
    private final Kept book = new Kept();

    @Test
    void partsAreReadInTheOrderOfTheirNumbersAsTheyWereEntered() throws IOException {
        PartFolder parts = parts(book);
        write(parts, 1, 2, "c\nd\n");
        write(parts, 0, 2, "a\nb\n");
        parts.enter();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.copyTo(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a\nb\nc\nd\n");
        assertThat(parts.counts()).containsExactly(2L, 2L);
        assertThat(parts.held()).containsExactly(parts.part(0), parts.part(1));
        assertThat(parts.read(1)).isEqualTo("c\nd\n".getBytes(StandardCharsets.UTF_8));
        assertThat(parts.isEmpty()).isFalse();
    }

    @Test
    void aFolderThatIsNotThereHasNoPart() {
        assertThat(parts(book).held()).isEmpty();
        assertThat(parts(PartBook.NONE).held()).isEmpty();
        assertThat(parts(book).isEmpty()).isTrue();
    }

    @Test
    void partsOfAnotherEndingAndOtherFilesAreNone() throws IOException {
        PartFolder parts = parts(book);
        write(parts, 0, 1, "a\n");
        parts.enter();
        Files.writeString(parts.path().resolve("part-00001.parquet"), "other");
        Files.writeString(parts.path().resolve("notes.csv"), "other");

        assertThat(parts.held()).containsExactly(parts.part(0));
    }

    @Test
    void aPartThatIsGoneIsSaidWithWhatItHeld() throws IOException {
        PartFolder parts = parts(book);
        write(parts, 0, 3, "a\nb\nc\n");
        parts.enter();
        Files.delete(parts.part(0));

        assertThatThrownBy(parts::held)
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining(
                        parts.part(0) + " is missing; 3 rows in 6 bytes were written there.");
    }

    @Test
    void aByteThatIsNotAsWrittenIsFound() throws IOException {
        PartFolder parts = parts(book);
        write(parts, 0, 1, "a\n");
        parts.enter();
        Files.writeString(parts.part(0), "b\n");

        assertThatThrownBy(parts::held)
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining("is not what was written there: found sha256:");
        assertThatThrownBy(() -> parts.read(0)).isInstanceOf(HandOverDamaged.class);
        assertThatThrownBy(() -> parts.copyTo(new ByteArrayOutputStream()))
                .isInstanceOf(HandOverDamaged.class);
    }

    @Test
    void aPartNobodyEnteredIsNotTheRunsUntilItIsTakenAway() {
        PartFolder parts = parts(book);
        write(parts, 0, 1, "a\n");
        parts.enter();
        write(parts, 1, 1, "b\n");

        assertThatThrownBy(parts::held)
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining("was not written by this run, which has 1 parts there");
        parts.truncate(1);

        assertThat(parts.held()).containsExactly(parts.part(0));
    }

    @Test
    void withoutABookAGapIsFound() throws IOException {
        PartFolder parts = parts(PartBook.NONE);
        write(parts, 0, 1, "a\n");
        write(parts, 2, 1, "c\n");

        assertThatThrownBy(parts::held)
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining(parts.part(1) + " is missing; there are later parts");
    }

    private PartFolder parts(PartBook kept) {
        return new PartFolder(run.resolve("scores"), "csv", WholeFiles.UNGUARDED, kept);
    }

    private static void write(PartFolder parts, int number, long rows, String text) {
        parts.write(number, rows, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A book in memory.
    private static final class Kept implements PartBook {

        private final TreeMap<String, Part> parts = new TreeMap<>();

        @Override
        public boolean isKept() {
            return true;
        }

        @Override
        public void enter(List<Part> written) {
            written.forEach(part -> parts.put(part.name(), part));
        }

        @Override
        public Optional<Part> find(String name) {
            return Optional.ofNullable(parts.get(name));
        }

        @Override
        public List<Part> in(String folder) {
            return all().stream().filter(part -> part.name().startsWith(folder + "/")).toList();
        }

        @Override
        public List<Part> all() {
            return List.copyOf(parts.values());
        }

        @Override
        public void forget(String name) {
            parts.keySet().removeIf(one -> one.equals(name) || one.startsWith(name + "/"));
        }
    }
}
