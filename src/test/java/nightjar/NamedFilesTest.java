package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds what documents name against what is there, so that a file that moved takes its documents along.
class NamedFilesTest {

    private static final Path CONTRIBUTING = Path.of(".github/CONTRIBUTING.md");
    private static final Pattern NAME = Pattern.compile("`([\\w./-]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @Test
    void everyFileThatIsToBeChangedIsThere() throws IOException {
        List<String> names = namedByContributing();

        assertThat(names).hasSizeGreaterThan(30);
        assertThat(names).allSatisfy(name -> assertThat(isThere(name)).as(name).isTrue());
    }

    @Test
    void aFileThatIsNotThereIsMissed() throws IOException {
        assertThat(isThere("spec/Algorithm")).isFalse();
        assertThat(isThere("NoSuchTest")).isFalse();
        assertThat(isThere("golden/none/")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        assertThat(found(LINK, Files.readString(document)))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("src/docs"))) {
            List<Path> all = docs.filter(path -> path.toString().endsWith(".md")).toList();
            return Stream.concat(Stream.of(Path.of("README.md"), CONTRIBUTING), all.stream());
        }
    }

    /// What has a slash anywhere, and whatever the first cell of a row names.
    private static List<String> namedByContributing() throws IOException {
        String text = Files.readString(CONTRIBUTING);
        return Stream.concat(
                        found(NAME, text).stream().filter(name -> name.contains("/")),
                        text.lines()
                                .filter(line -> line.startsWith("| `"))
                                .flatMap(line -> found(NAME, line.split("\\|")[1]).stream()))
                .distinct()
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult one) -> one.group(1)).toList();
    }

    /// Classes stand below the root package, data of tests among their resources, tests anywhere.
    private static boolean isThere(String name) throws IOException {
        if (name.matches("\\w+Test")) {
            try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
                return tests.anyMatch(path -> path.endsWith(name + ".java"));
            }
        }
        return Stream.of(
                        Path.of(name),
                        Path.of("src/main/java/nightjar", name),
                        Path.of("src/main/java/nightjar", name + ".java"),
                        Path.of("src/test/resources", name))
                .anyMatch(Files::exists);
    }
}
