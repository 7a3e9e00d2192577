package nightjar.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.project.ProjectFile;
import nightjar.project.grammar.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @TempDir private Path folder;

    @Test
    void writesAProjectThatCheckHasNothingAgainst() throws Exception {
        List<String> arguments = new Rehearsal(folder).prepare();

        Path project = Path.of(arguments.getFirst());
        ProjectFile file = SpecReader.read(project);
        assertThat(file.spec().project()).isEqualTo("rehearsal");
        assertThat(Files.readAllLines(folder.resolve("rows.csv")))
                .hasSize(301)
                .startsWith("id,size,weight,plan,label", "r0,0,1.5,b,yes", "r1,37,54.5,a,yes");
    }

    @Test
    void everyAlgorithmIsRehearsed() throws Exception {
        Path project = Path.of(new Rehearsal(folder).prepare().getFirst());

        assertThat(Files.readString(project))
                .contains("logistic:", "random-forest:", "gradient-boosting:");
    }
}
