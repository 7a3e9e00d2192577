package nightjar.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import nightjar.registry.NoChampion;
import nightjar.table.DataRejected;
import nightjar.workspace.Outcome;
import nightjar.workspace.RequestRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComplaintTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new RequestRefused("no"), Outcome.WRONG_USE, "no"),
                Arguments.of(
                        new CompletionException(new DataRejected("empty")),
                        Outcome.DATA_REFUSED,
                        "empty"),
                Arguments.of(
                        NoChampion.yet("jobs/birds.yaml", "birds"),
                        Outcome.WRONG_USE,
                        "Run `nightjar train jobs/birds.yaml` first"),
                Arguments.of(
                        new OutOfMemoryError("Java heap space"),
                        Outcome.FAILED,
                        "NIGHTJAR_JAVA_OPTS=-Xmx"),
                Arguments.of(
                        new CompletionException(new OutOfMemoryError()),
                        Outcome.FAILED,
                        "ran out of memory"),
                Arguments.of(new StackOverflowError(), Outcome.FAILED, "NIGHTJAR_JAVA_OPTS=-Xss"),
                Arguments.of(new NoClassDefFoundError("x/Y"), Outcome.FAILED, "x/Y"),
                Arguments.of(
                        new ExceptionInInitializerError(new IOException("cut off")),
                        Outcome.FAILED,
                        "(cut off)"),
                Arguments.of(
                        new FileSystemException("/out", null, "No space left on device"),
                        Outcome.FAILED,
                        "/out: No space left on device"),
                Arguments.of(
                        new UncheckedIOException(new IOException("Input/output error")),
                        Outcome.FAILED,
                        "Input/output error"),
                Arguments.of(
                        new IllegalStateException(new SQLException("no such server", "08001")),
                        Outcome.FAILED,
                        "no such server"),
                Arguments.of(new NullPointerException(), Outcome.FAILED, "in ComplaintTest.java:"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureIsASentenceWithoutJava(Throwable failure, Outcome outcome, String words) {
        Complaint complaint = Complaint.of(failure);

        assertThat(complaint.outcome()).isEqualTo(outcome);
        assertThat(complaint.sentence())
                .contains(words)
                .doesNotContain("Exception", "Error", "\n", "java.");
    }
}
