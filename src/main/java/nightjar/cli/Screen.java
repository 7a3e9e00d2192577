package nightjar.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import nightjar.ledger.Json;

/// What a command says, in UTF-8 whatever the locale of cron: answers on standard output, everything else on standard error.
final class Screen {

    private final PrintStream out;
    private final PrintStream err;

    Screen() {
        this(System.out, System.err);
    }

    Screen(OutputStream out, OutputStream err) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /// An answer.
    void say(String text) {
        out.print(text.endsWith("\n") ? text : text + "\n");
        out.flush();
    }

    /// An answer as one JSON object or array.
    void json(Object value) {
        say(Json.publish(value));
    }

    /// A word on the side.
    void note(String text) {
        err.println(text);
    }

    PrintStream err() {
        return err;
    }

    /// Whether standard error is a terminal, as the launcher found out.
    static boolean onTerminal() {
        return Boolean.getBoolean("nightjar.terminal");
    }

    static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
