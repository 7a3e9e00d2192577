package nightjar;

import java.util.Locale;
import nightjar.cli.CommandLineTool;
import nightjar.cli.log.JdkLog;
import nightjar.start.NativeCode;

/// The `nightjar` command.
public final class Nightjar {

    private Nightjar() {}

    /// Nothing a program reads back may depend on where it was written, and libraries do not always ask: a locale may have digits, a decimal
    /// comma or an upper-case I of its own.
    private static void speakToPrograms() {
        Locale.setDefault(Locale.ROOT);
    }

    static void main(String[] arguments) {
        JdkLog.takeOver();
        speakToPrograms();
        NativeCode.ofThisProgram().ifPresent(NativeCode::announce);
        System.exit(CommandLineTool.run(arguments));
    }
}
