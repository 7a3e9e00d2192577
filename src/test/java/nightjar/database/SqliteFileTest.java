package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading an embedded database without writing a byte, in each state in which it may be found.
class SqliteFileTest {

    @TempDir Path folder;

    @Test
    void oneThatNobodyUses() throws Exception {
        SqliteFile file = new SqliteFile(folder.resolve("50% of #1?.db"));
        written(file).close();

        assertThat(rows(file)).isEqualTo(2);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file.path()));
        assertThat(file.beside("-wal")).doesNotExist();
    }

    @Test
    void oneThatSomebodyWritesTo() throws Exception {
        SqliteFile file = new SqliteFile(folder.resolve("nightjar.db"));
        try (Connection _ = written(file)) {
            assertThat(rows(file)).isEqualTo(2);
        }
    }

    /// As a backup has it: what was committed last is not yet in the file.
    @Test
    void aCopyWithoutItsSharedMemory() throws Exception {
        SqliteFile file = new SqliteFile(folder.resolve("nightjar.db"));
        SqliteFile copy =
                new SqliteFile(
                        Files.createDirectory(folder.resolve("copy")).resolve("nightjar.db"));
        try (Connection _ = written(file)) {
            for (String ending : List.of("", "-wal")) {
                Files.copy(file.beside(ending), copy.beside(ending));
            }
        }

        assertThat(rows(copy)).isEqualTo(2);
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        SqliteFile file = new SqliteFile(folder.resolve("nightjar.db"));
        written(file).close();
        SqliteFile.Looking looking = file.looking();

        try (Connection connection = looking.source().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("INSERT INTO t VALUES (3)"))
                    .hasMessageContaining("READONLY");
        }
    }

    private static Connection written(SqliteFile file) throws SQLException {
        Connection connection = file.writing().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (x)");
            statement.execute("INSERT INTO t VALUES (1), (2)");
        }
        return connection;
    }

    private static int rows(SqliteFile file) throws IOException, SQLException {
        SqliteFile.Looking looking = file.looking();
        try (Connection connection = looking.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
            return rows.next() ? rows.getInt(1) : -1;
        } finally {
            looking.after().run();
        }
    }
}
