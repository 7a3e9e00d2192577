package nightjar.cli.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import nightjar.durable.PrivateFiles;
import nightjar.text.Visible;

/// The file `error.log` in the home: the traces of commands that failed and had no run to keep them with, and what the libraries had said.
///
/// @param home where it is, if it can be written there
public record ErrorLog(Path home, InstantSource clock) {

    public static final String NAME = "error.log";

    /// Bytes. One that is fuller is begun anew: who has not read it by then does not miss the beginning.
    private static final long FULL = 1 << 20;

    /// Appends a failure.
    ///
    /// @param command its name alone; arguments may hold a password
    /// @param fault whether it is worth to make a home for it
    /// @return the file; empty if it cannot be written
    public Optional<Path> keep(String command, Throwable failure, boolean fault) {
        try {
            if (fault) {
                PrivateFiles.createFolders(home, home);
            }
            Path file = home.resolve(NAME);
            begin(file);
            Files.writeString(
                    file,
                    entry(command, failure),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND);
            return Optional.of(file);
        } catch (IOException | SecurityException _) {
            return Optional.empty();
        }
    }

    private static void begin(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > FULL) {
            Files.delete(file);
        }
        PrivateFiles.create(file);
    }

    private String entry(String command, Throwable failure) {
        Instant now = clock.instant();
        StringBuilder text = new StringBuilder("== %s nightjar %s\n".formatted(now, command));
        LastWords.forgotten().forEach(line -> text.append(line).append('\n'));
        return text.append(trace(failure)).toString();
    }

    public static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return Visible.text(text.toString());
    }
}
