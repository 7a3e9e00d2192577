package nightjar.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainWordsTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("/a/b"), "there is no /a/b"),
                Arguments.of(new AccessDeniedException("/a"), "access denied to /a"),
                Arguments.of(
                        new FileSystemException("/a", null, "No space left on device"),
                        "/a: No space left on device"),
                Arguments.of(new UnknownHostException("db7"), "the host 'db7' is not known"),
                Arguments.of(
                        new CompletionException(
                                new UncheckedIOException(new IOException("cut off"))),
                        "cut off"),
                Arguments.of(
                        new IllegalStateException(
                                "org.postgresql.util.PSQLException: FATAL: no role"),
                        "FATAL: no role"),
                Arguments.of(
                        new NoClassDefFoundError("a/B"),
                        "a part of the program is missing or damaged: a/B"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsToldWithoutJava(Throwable failure, String words) {
        assertThat(PlainWords.innermost(failure)).isEqualTo(words);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFailureWithoutWordsSaysWhereItWasNoticed(Throwable failure) {
        assertThat(PlainWords.of(failure))
                .matches("a fault of the program in PlainWordsTest\\.java:\\d+");
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new NullPointerException(), new IllegalStateException(), new AssertionError());
    }
}
