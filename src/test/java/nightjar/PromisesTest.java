package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the table of what may never be silent against the tests that it names.
class PromisesTest {

    private static final Path TABLE = Path.of("src/docs/testing.md");

    /// `Class#method`, `Class`, or `#method` of the class named before it.
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))?(?:#(\\w+))?`");

    @Test
    void everyPromiseHasATestThatIsThere() throws IOException {
        Map<String, String> tests = tests();
        List<String> promises =
                Files.readAllLines(TABLE).stream()
                        .dropWhile(line -> !line.startsWith("## What may never be silent"))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("## "))
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| of "))
                        .toList();

        assertThat(promises).hasSizeGreaterThan(60);
        promises.forEach(promise -> requireTests(promise, tests));
    }

    private static void requireTests(String promise, Map<String, String> tests) {
        String last = promise.substring(promise.lastIndexOf(" | ", promise.length() - 3));
        String type = "";
        int found = 0;
        for (Matcher named = NAMED.matcher(last); named.find(); found++) {
            type = named.group(1) == null ? type : named.group(1);
            assertThat(tests).as(promise).containsKey(type);
            if (named.group(2) != null) {
                assertThat(tests.get(type)).as(promise).contains("void " + named.group(2) + "(");
            }
        }
        assertThat(found).as("tests of %s", promise).isPositive();
    }

    /// The sources of all tests by name of the class.
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString();
                tests.put(
                        name.substring(0, name.length() - ".java".length()),
                        Files.readString(file));
            }
        }
        return tests;
    }
}
