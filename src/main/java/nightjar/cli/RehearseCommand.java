package nightjar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nightjar.start.NativeCode;
import nightjar.start.Rehearsal;
import nightjar.workspace.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prepares a fast start; the launcher calls it once per build and JDK.
@Command(
        name = "rehearse",
        hidden = true,
        description =
                "A small night in one process, of which the launcher's cache is made; the launcher calls it.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "An empty folder, where it takes place.")
    private Path folder;

    @Option(
            names = "--cache",
            paramLabel = "FILE",
            description = "Has another Java do it, and write its cache here.")
    private @Nullable Path cache;

    @Override
    public Integer call() throws Exception {
        Rehearsal rehearsal = new Rehearsal(folder);
        if (cache != null) {
            if (NativeCode.ofThisProgram().orElse(null) instanceof NativeCode code) {
                code.unpack();
            }
            return rehearsal.record(cache);
        }
        List<String> arguments = rehearsal.prepare();
        for (String command : List.of("train", "score")) {
            List<String> words = new ArrayList<>(arguments);
            words.addFirst(command);
            int exitCode = CommandLineTool.run(words.toArray(String[]::new));
            if (exitCode != Outcome.DONE.exitCode()) {
                return exitCode;
            }
        }
        return Outcome.DONE.exitCode();
    }
}
