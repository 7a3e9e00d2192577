package nightjar;

import nightjar.cli.CommandLineTool;

/// The `nightjar` command.
public final class Nightjar {

    private Nightjar() {}

    static void main(String[] arguments) {
        System.exit(CommandLineTool.run(arguments));
    }
}
