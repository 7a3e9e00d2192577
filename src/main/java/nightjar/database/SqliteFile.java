package nightjar.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import nightjar.durable.WholeFiles;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The file of an embedded database, and how it is opened by those who may write and by those who may not.
///
/// Beside it stand, while it is in use or after a crash, `-wal` with what was committed last and `-shm`, which readers write to as well.
record SqliteFile(Path path) {

    /// How long a process waits for another's write lock.
    private static final int PATIENCE_MILLIS = 10_000;

    boolean isThere() throws IOException {
        return Files.exists(path) && Files.size(path) > 0;
    }

    /// Whether this user may write to it and make files beside it.
    boolean isWritable() {
        return Files.isWritable(path) && Files.isWritable(folder());
    }

    /// Whether this user may read it, or could if it were there.
    boolean isReadable() {
        return !Files.exists(folder())
                || Files.isExecutable(folder())
                        && (Files.notExists(path) || Files.isReadable(path));
    }

    Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    /// WAL lets several processes look while one works; FULL makes every commit survive a power loss; IMMEDIATE takes the write lock
    /// when a transaction begins, so that it never fails half-way because somebody else wrote.
    DataSource writing() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        return source(config, path.toString());
    }

    /// Something opened, and what is to be done when it is closed.
    ///
    /// @param readOnly whether its connections refuse to write, and to be told that they may
    record Looking(DataSource source, boolean readOnly, Runnable after) {}

    /// For who may not write. Without anything in `-wal` the file alone is the whole database; with it, `-shm` is needed; where that is
    /// missing, as in a backup, a copy for this user is looked at.
    Looking looking() throws IOException {
        if (sizeOf(beside("-wal")) == 0) {
            return new Looking(reading("file:" + escaped(path) + "?immutable=1"), true, () -> {});
        }
        DataSource source = reading(path.toString());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet _ = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
            return new Looking(source, true, () -> {});
        } catch (SQLException _) {
            return copied();
        }
    }

    private Looking copied() throws IOException {
        Path folder = Files.createTempDirectory("nightjar-look-");
        for (String ending : List.of("", "-wal")) {
            Files.copy(beside(ending), folder.resolve(path.getFileName() + ending));
        }
        return new Looking(
                new SqliteFile(folder.resolve(path.getFileName())).writing(),
                false,
                () -> WholeFiles.UNGUARDED.removeAll(folder));
    }

    private static DataSource reading(String name) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLIS);
        return source(config, name);
    }

    private static DataSource source(SQLiteConfig config, String name) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(Backend.SQLITE.prefix() + name);
        return source;
    }

    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    /// As a URI has it.
    private static String escaped(Path path) {
        return path.toAbsolutePath()
                .toString()
                .replace("%", "%25")
                .replace("?", "%3f")
                .replace("#", "%23");
    }
}
