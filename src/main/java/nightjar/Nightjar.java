package nightjar;

import java.util.logging.Level;
import java.util.logging.Logger;
import nightjar.cli.CommandLineTool;

/// The `nightjar` command.
public final class Nightjar {

    private Nightjar() {}

    /// Libraries that log through the JDK say nothing below a warning.
    private static void quiet() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    static void main(String[] arguments) {
        quiet();
        System.exit(CommandLineTool.run(arguments));
    }
}
