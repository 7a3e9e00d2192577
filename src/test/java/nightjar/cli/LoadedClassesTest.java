package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a command loads, in a JVM of its own without any archive of classes loaded beforehand.
class LoadedClassesTest {

    @TempDir Path folder;

    /// The names of the classes that were loaded, one a line.
    private String loaded(String... arguments) throws Exception {
        Path log = folder.resolve("classes.txt");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xlog:class+load=info:file=" + log + ":none",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "nightjar.Nightjar"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said.txt").toFile())
                        .start();
        int exit = process.waitFor();
        assertThat(exit).as(Files.readString(folder.resolve("said.txt"))).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst(" source:.*", ""))
                    .collect(java.util.stream.Collectors.joining("\n"));
        }
    }

    @Test
    void aLookAtTheRunsLoadsNoLibraryOfModelsDataOrRules() throws Exception {
        String home = folder.resolve("home").toString();
        loaded("runs", "--home", home);

        String classes = loaded("runs", "--home", home);

        assertThat(classes).contains("nightjar.ledger.view.RunHistory").contains("org.sqlite.");
        assertThat(classes)
                .doesNotContain("smile.")
                .doesNotContain("ml.dmlc.")
                .doesNotContain("org.duckdb.")
                .doesNotContain("dev.cel.")
                .doesNotContain("org.yaml.")
                .doesNotContain(
                        "org.flywaydb.core.Flyway") // its exception is named where it is caught
                .doesNotContain("com.sun.org.apache.xerces.")
                .doesNotContain("org.springframework.batch.")
                // An interface, which a method of the workspace names.
                .doesNotContainPattern("nightjar\\.stage\\.(?!promote\\.CleanRoom\\b)");
    }

    @Test
    void theVersionIsSaidWithoutParserDatabaseOrLogging() throws Exception {
        String classes = loaded("--version");

        assertThat(classes)
                .contains("nightjar.cli.CommandLineTool")
                .doesNotContain("org.sqlite.")
                .doesNotContain("com.zaxxer.")
                .doesNotContain("ch.qos.logback.");
    }
}
