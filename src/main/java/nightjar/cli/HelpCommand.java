package nightjar.cli;

import java.util.concurrent.Callable;
import nightjar.cli.manual.Misuse;
import nightjar.cli.option.Screen;
import nightjar.text.Nearest;
import nightjar.workspace.RequestRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "help",
        description = "Lists the commands, or tells how one is used.",
        mixinStandardHelpOptions = true)
final class HelpCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Such as train.")
    private @Nullable String command;

    @Override
    public Integer call() {
        CommandLine line = CommandLineTool.line(CommandLineTool.COMMANDS);
        CommandLine asked = command == null ? line : line.getSubcommands().get(command);
        if (asked == null) {
            throw new RequestRefused(
                    "'%s' is no command. %s `nightjar help` lists the commands."
                            .formatted(
                                    command,
                                    Nearest.question(String.valueOf(command), Misuse.names(line))));
        }
        new Screen().say(asked.getUsageMessage());
        return 0;
    }
}
