package nightjar.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.InvalidPathException;
import nightjar.workspace.Outcome;
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
        Complaint complaint =
                Complaint.of(new InvalidPathException("œuvre.csv", "Malformed input"));

        assertThat(complaint.outcome()).isEqualTo(Outcome.WRONG_USE);
        assertThat(complaint.sentence())
                .startsWith("'œuvre.csv' cannot be the name of a file in")
                .contains("Set LC_ALL=C.UTF-8")
                .hasLineCount(1);
    }
}
