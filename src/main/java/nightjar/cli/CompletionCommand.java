package nightjar.cli;

import java.util.concurrent.Callable;
import nightjar.cli.manual.CompletionScript;
import nightjar.cli.option.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description =
                "Prints a script that completes commands, options, project files, projects and runs: eval \"$(nightjar completion)\" in ~/.bashrc or ~/.zshrc.",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    /// The shells that can load it; one script serves both.
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            description = "bash or zsh; the script is the same.")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        new Screen()
                .say(
                        CompletionScript.of(
                                CommandLineTool.line(CommandLineTool.COMMANDS),
                                shell.name().toLowerCase(java.util.Locale.ROOT)));
        return 0;
    }
}
