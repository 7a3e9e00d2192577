package nightjar.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordingFile;
import nightjar.cli.CommandLineTool;
import nightjar.workspace.RequestRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--profile` of whole commands.
class ProfileOptionTest {

    private static final String EVENTS = "org.springframework.batch.core.observability.jfr.events.";

    @TempDir Path workspace;

    private Path job() throws Exception {
        Files.createDirectories(workspace.resolve("jobs"));
        Files.createDirectories(workspace.resolve("data"));
        Files.copy(Path.of("data/penguins.csv"), workspace.resolve("data/penguins.csv"));
        String text =
                Files.readString(Path.of("jobs/penguins.yaml")).replace("trials: 9", "trials: 3");
        return Files.writeString(workspace.resolve("jobs/penguins.yaml"), text);
    }

    private static Set<String> events(Path recording) throws Exception {
        return RecordingFile.readAllEvents(recording).stream()
                .map(event -> event.getEventType().getName())
                .collect(Collectors.toSet());
    }

    @Test
    void recordsTheStepsAndChunksOfARunButNotItsItems() throws Exception {
        Path recording = workspace.resolve("night.jfr");

        int exit =
                CommandLineTool.run(
                        "train",
                        job().toString(),
                        "--date",
                        "2026-11-22",
                        "-q",
                        "--profile",
                        recording.toString());

        assertThat(exit).isZero();
        assertThat(events(recording))
                .contains(
                        EVENTS + "job.JobExecutionEvent",
                        EVENTS + "step.StepExecutionEvent",
                        EVENTS + "step.chunk.ChunkWriteEvent")
                .doesNotContain(
                        EVENTS + "step.chunk.ItemReadEvent",
                        EVENTS + "step.chunk.ItemProcessEvent");
    }

    @Test
    void recordsARunThatFails() throws Exception {
        Path recording = workspace.resolve("refused.jfr");

        int exit =
                CommandLineTool.run(
                        "score", job().toString(), "-q", "--profile", recording.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(events(recording)).isNotEmpty();
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeTheWorkStarts() throws Exception {
        Path absent = workspace.resolve("absent/night.jfr");

        int exit =
                CommandLineTool.run(
                        "train", job().toString(), "-q", "--profile", absent.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(workspace.resolve(".nightjar")).doesNotExist();
        ProfileOption option = new ProfileOption();
        picocli.CommandLine.populateCommand(option, "--profile", absent.toString());
        assertThatThrownBy(() -> option.during(() -> 0))
                .isInstanceOf(RequestRefused.class)
                .hasMessageStartingWith(
                        "--profile " + absent + ": found a path that cannot be written")
                .hasMessageEndingWith(
                        "expected a file in a folder that is there and can be written.");
    }
}
