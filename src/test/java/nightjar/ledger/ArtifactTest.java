package nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.durable.HandOverDamaged;
import nightjar.durable.WholeFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a step leaves in the run folder, and what a later one is handed of it.
class ArtifactTest {

    private static final Artifact.Whole<Counted> COUNTED =
            Artifact.json("counted.json", Counted.class);

    @TempDir Path path;
    private RunFolder folder;

    private record Counted(long rows) {}

    @BeforeEach
    void open() {
        folder = new RunFolder(path, WholeFiles.UNGUARDED);
    }

    @Test
    void whatIsHandedOnIsReadWhenItIsAskedFor() {
        HandOver<Counted> handed = folder.handOver(COUNTED);
        HandOver<Long> rows = handed.then(Counted::rows);

        folder.write(COUNTED, new Counted(7));

        assertThat(handed.get()).isEqualTo(new Counted(7));
        assertThat(rows.get()).isEqualTo(7);
        assertThat(rows.artifact()).isEqualTo("counted.json");
    }

    @Test
    void whatWasDecidedOnceStays() {
        Counted first = folder.once(COUNTED, () -> new Counted(1));
        Counted second = folder.once(COUNTED, () -> new Counted(2));

        assertThat(first).isEqualTo(second).isEqualTo(new Counted(1));
    }

    @Test
    void filesThatBelongTogetherAreWrittenAndReadTogether() {
        Artifact.Whole<SortedMap<String, byte[]>> model =
                Artifact.files("model/", List.of("a", "b"));
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("a", new byte[] {1});
        files.put("b", new byte[] {2, 3});

        folder.write(model, files);

        assertThat(path.resolve("model/b")).hasBinaryContent(new byte[] {2, 3});
        assertThat(folder.read(model)).containsOnlyKeys("a", "b");
        assertThat(folder.has(model)).isTrue();
    }

    @Test
    void whatIsNotThereOrSomethingElseIsNamed() throws Exception {
        assertThatThrownBy(() -> folder.read(COUNTED))
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining("counted.json is missing");

        Files.writeString(path.resolve("counted.json"), "rows: seven");

        assertThatThrownBy(() -> folder.read(COUNTED))
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining("counted.json is not what was written there");
    }

    @Test
    void aFolderOfPartsIsRemovedAsAWhole() {
        Artifact.Parts<Path> parts = Artifact.folder("parts/");
        folder.writeBytes("parts/part-0", new byte[] {1});

        folder.removeAll(parts);

        assertThat(parts.read(folder)).doesNotExist();
        assertThat(folder.has(parts)).isFalse();
    }
}
