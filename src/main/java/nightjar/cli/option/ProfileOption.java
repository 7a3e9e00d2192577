package nightjar.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.concurrent.Callable;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import nightjar.text.PlainWords;
import nightjar.workspace.RequestRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option `--profile`: a recording of the JDK's Flight Recorder, with Spring Batch's events of jobs, steps and chunks.
public final class ProfileOption {

    /// Events per item, of which a run has too many to be worth their time.
    private static final String PER_ITEM =
            "org.springframework.batch.core.observability.jfr.events.step.chunk.Item%sEvent";

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description =
                    "Writes a Flight Recorder recording of the command; open it with JDK Mission Control or `jfr summary FILE`.")
    private @Nullable Path file;

    /// Does the work and writes the recording when it ends, well or not.
    ///
    /// @throws RequestRefused before the work, if the file cannot be written
    public int during(Callable<Integer> work) throws Exception {
        if (file == null) {
            return work.call();
        }
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            recording.setName("nightjar");
            recording.disable(PER_ITEM.formatted("Read"));
            recording.disable(PER_ITEM.formatted("Process"));
            writeTo(recording, file);
            recording.start();
            try {
                return work.call();
            } finally {
                recording.stop();
            }
        } catch (ParseException e) {
            throw new IllegalStateException("The JDK's settings 'profile' cannot be read", e);
        }
    }

    private static void writeTo(Recording recording, Path file) {
        try {
            // Also if the process is told to end in the middle.
            recording.setDumpOnExit(true);
            recording.setDestination(file.toAbsolutePath());
        } catch (IOException e) {
            throw new RequestRefused(
                    "--profile %s: found a path that cannot be written (%s); expected a file in a folder that is there and can be written."
                            .formatted(file, PlainWords.of(e)));
        }
    }
}
