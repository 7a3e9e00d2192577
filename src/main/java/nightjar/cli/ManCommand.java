package nightjar.cli;

import java.util.concurrent.Callable;
import nightjar.cli.manual.ManualPage;
import nightjar.cli.option.Screen;
import picocli.CommandLine.Command;

@Command(
        name = "man",
        description = "Prints the manual page: nightjar man | man -l -",
        mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        new Screen().say(ManualPage.of(CommandLineTool.line(CommandLineTool.COMMANDS)));
        return 0;
    }
}
