package nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nightjar.workspace.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// What the launcher has the JVM watch while it makes the cache for a fast start.
@Command(
        name = "rehearse",
        hidden = true,
        description =
                "A small night in one process, of which the launcher's cache is made; the launcher calls it.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "ARGUMENT",
            description = "A project file and what else `train` and `score` are called with.")
    private List<String> arguments;

    @Override
    public Integer call() {
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
