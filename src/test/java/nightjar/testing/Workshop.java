package nightjar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.database.DatabaseSettings;

/// A workspace of its own, with projects and data in it, and the `nightjar` command as a process of its own in it: what a test needs that
/// ends processes, takes their memory or lets two of them race.
///
/// Each process is started from the class path of the tests with small batches and short leases, so that few rows make many chunks and
/// nobody waits.
public final class Workshop {

    /// Rows per batch; a chunk has 16 batches.
    public static final int BATCH_ROWS = 5;

    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /// What a cache for a quick start must have been made with, too.
    static final List<String> OPTIONS =
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dnightjar.batch.rows=" + BATCH_ROWS);

    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private DatabaseSettings settings;
    private final List<String> java = new ArrayList<>(OPTIONS);

    /// @param folder empty, for everything the workshop holds
    public Workshop(Path folder) {
        this.folder = folder;
        this.settings = DatabaseSettings.of(home(), null, null, null);
        try {
            Files.createDirectories(folder.resolve("jobs"));
            Files.createDirectories(folder.resolve("data"));
            Files.createDirectories(folder.resolve("said"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Uses this database instead of the embedded one.
    public Workshop on(DatabaseSettings database) {
        settings = database;
        environment.put("NIGHTJAR_DB", database.url());
        environment.put("NIGHTJAR_DB_USER", database.properties().getOrDefault("user", ""));
        environment.put("NIGHTJAR_DB_PASSWORD", database.properties().getOrDefault("password", ""));
        return this;
    }

    /// The database its processes use.
    public DatabaseSettings settings() {
        return settings;
    }

    /// The home folder its processes use.
    public Path home() {
        return folder.resolve(".nightjar");
    }

    /// Gives every process started from now on one more option for Java.
    public Workshop java(String option) {
        java.add(option);
        return this;
    }

    public Workshop environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// Copies a sample file of the repository's `data/` or `jobs/` to the same place here.
    public Workshop copy(String path) {
        try {
            Files.copy(Path.of(path), folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Workshop write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    public String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether somebody has SQLite's one write lock, which a process that is suspended in a transaction takes into its sleep.
    public boolean isDatabaseLocked() {
        if (!settings.url().startsWith("jdbc:sqlite:")) {
            return false;
        }
        try (Connection connection =
                        DriverManager.getConnection(settings.url() + "?busy_timeout=0");
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            return false;
        } catch (SQLException _) {
            return true;
        }
    }

    /// Starts a command.
    public NightProcess start(String... arguments) {
        return startWith(List.of(), arguments);
    }

    /// Starts a command, with more options for Java.
    public NightProcess startWith(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.addAll(java);
        command.addAll(options);
        command.addAll(QuickStart.options());
        command.add("nightjar.Nightjar");
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("NIGHTJAR_"));
        builder.environment().putAll(environment);
        return NightProcess.of(builder, folder.resolve("said"));
    }

    /// Starts a command and waits for its end.
    public NightProcess.Said say(String... arguments) {
        return start(arguments).end();
    }
}
