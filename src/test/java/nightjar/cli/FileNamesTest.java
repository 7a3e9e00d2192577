package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void anArgumentThatIsNoTextInThisLocaleIsNamed() {
        assertThat(FileNames.problem("init", "Übersicht.csv")).isEmpty();
        assertThat(FileNames.problem("init", "\uFFFD\uFFFDbersicht.csv"))
                .hasValueSatisfying(
                        said ->
                                assertThat(said)
                                        .startsWith("'\uFFFD\uFFFDbersicht.csv' is no text in")
                                        .contains("Set LC_ALL=C.UTF-8"));
    }

    @Test
    void aNameThatCannotBeWrittenInThisLocaleIsOneSentenceAndWrongUse() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int exit =
                CommandLineTool.explain(
                        new InvalidPathException("œuvre.csv", "Malformed input"),
                        new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("'œuvre.csv' cannot be the name of a file in")
                .contains("Set LC_ALL=C.UTF-8");
    }
}
