package nightjar.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nightjar.cli.CommandLineTool;
import nightjar.database.DatabaseSettings;
import nightjar.testing.NightProcess.Said;

/// The `nightjar` command within the process of the tests, which costs no start: for what needs no process of its own.
///
/// @param options that go with every command
public record Terminal(List<String> options) {

    /// A terminal on the home of a workshop and its database.
    public static Terminal of(Workshop shop) {
        return of(shop, shop.settings());
    }

    /// A terminal on the home of a workshop.
    ///
    /// @param settings of its database
    public static Terminal of(Workshop shop, DatabaseSettings settings) {
        List<String> options =
                new ArrayList<>(List.of("--home", shop.path(".nightjar").toString()));
        if (settings.properties().containsKey("password")) {
            options.add("--db");
            options.add(
                    "%s?user=%s&password=%s"
                            .formatted(
                                    settings.url(),
                                    settings.properties().get("user"),
                                    settings.properties().get("password")));
        }
        return new Terminal(List.copyOf(options));
    }

    /// One night of a project, told as JSON.
    public Said train(Path project, String date) {
        return say("train", project.toString(), "--date", date, "--json", "-q");
    }

    /// A project's scoring of a date, told as JSON.
    public Said score(Path project, String date, String... more) {
        return say(scoring(project, date, more));
    }

    /// The words that ask for it.
    public static String[] scoring(Path project, String date, String... more) {
        return Stream.concat(
                        Stream.of("score", project.toString(), "--date", date, "--json", "-q"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /// Types a command and waits for its end.
    public Said say(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(options);
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = CommandLineTool.run(arguments.toArray(String[]::new));
            return new Said(
                    exit,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }
}
