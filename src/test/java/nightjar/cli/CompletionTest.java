package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a real shell offers behind words that are typed half.
class CompletionTest {

    @TempDir Path workspace;
    private String script = "";

    @BeforeEach
    void openWorkspace() throws IOException {
        Said said = new Terminal(List.of()).say("completion", "bash");
        assertThat(said.exit()).isZero();
        script = said.out();
        Files.createDirectories(workspace.resolve("jobs"));
        Files.createDirectories(workspace.resolve("sub"));
        Files.writeString(workspace.resolve("jobs/house-prices.yaml"), "project: \"houses\"\n");
        Files.createDirectories(workspace.resolve(".nightjar/runs/houses.train.2026-11-22"));
        Files.createFile(workspace.resolve("sub/rows.csv"));
    }

    @Test
    void completesCommandsOptionsProjectFilesProjectsAndRuns() throws Exception {
        assertThat(offered("tr")).containsExactly("train");
        assertThat(offered("train", "--a")).containsExactly("--again");
        assertThat(offered("train", "hou")).containsExactly("house-prices");
        assertThat(offered("models", "")).containsExactly("houses");
        assertThat(offered("show", "hou")).containsExactly("houses.train.2026-11-22");
        assertThat(offered("show", "--json", "hou")).containsExactly("houses.train.2026-11-22");
        assertThat(offered("show", "--home", "ro")).containsExactly("rows.csv");
        assertThat(offered("show", "--home", "x", "hou"))
                .containsExactly("houses.train.2026-11-22");
        assertThat(offered("card", "houses", "")).isEmpty();
        assertThat(offered("init", "ro")).containsExactly("rows.csv");
        assertThat(offered("help", "roll")).containsExactly("rollback");
        assertThat(offered("completion", "")).containsExactly("bash", "zsh");
        assertThat(offered("nonsense", "")).isEmpty();
        assertThat(offered("")).contains("train", "doctor").doesNotContain("rehearse", "pilots");
    }

    private List<String> offered(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "-u", "-c"));
        command.add(
                script
                        + "\nCOMP_WORDS=(nightjar \"$@\"); COMP_CWORD=$#; _nightjar; printf '%s\\n' \"${COMPREPLY[@]:-}\"");
        command.add("bash");
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command)
                        .directory(workspace.resolve("sub").toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().filter(line -> !line.isEmpty()).sorted().toList();
    }
}
