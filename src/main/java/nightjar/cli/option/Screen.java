package nightjar.cli.option;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import nightjar.durable.Json;
import nightjar.text.Visible;

/// What a command says, in UTF-8 whatever the locale of cron: answers on standard output, everything else on standard error. Whatever names
/// and values are in it, every character can be seen and none moves a terminal.
public final class Screen {

    private final PrintStream out;
    private final PrintStream err;

    public Screen() {
        this(System.out, System.err);
    }

    public Screen(OutputStream out, OutputStream err) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /// An answer.
    ///
    /// @throws UncheckedIOException if it does not arrive, such as on a full disk: a command that was not heard has not answered
    public void say(String text) {
        out.print(Visible.text(text.endsWith("\n") ? text : text + "\n"));
        if (out.checkError()) {
            throw new UncheckedIOException(
                    "The answer cannot be written: standard output is closed, or its disk is full. What the command did besides stands.",
                    new IOException("standard output"));
        }
    }

    /// An answer as one JSON object or array.
    public void json(Object value) {
        say(Json.publish(value));
    }

    /// A word on the side.
    public void note(String text) {
        err.println(Visible.text(text));
    }

    public PrintStream err() {
        return err;
    }

    /// Whether standard error is a terminal, as the launcher found out.
    public static boolean onTerminal() {
        return Boolean.getBoolean("nightjar.terminal");
    }

    public static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
