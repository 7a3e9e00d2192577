package nightjar;

import java.util.Locale;
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

    /// Nothing a program reads back may depend on where it was written, and libraries do not always ask: a locale may have digits, a decimal
    /// comma or an upper-case I of its own.
    private static void speakToPrograms() {
        Locale.setDefault(Locale.ROOT);
    }

    static void main(String[] arguments) {
        quiet();
        speakToPrograms();
        System.exit(CommandLineTool.run(arguments));
    }
}
