package nightjar.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The databases every contract is tested on. A fresh one each time; the PostgreSQL server is shared by the tests of one process.
public enum TestDatabase {
    SQLITE {
        @Override
        public DatabaseSettings fresh(Path folder) {
            return DatabaseSettings.of(folder, null, null, null);
        }

        @Override
        public DatabaseSettings copy(DatabaseSettings closed, Path folder) {
            DatabaseSettings copy = fresh(folder);
            try {
                Files.createDirectories(folder);
                Files.copy(closed.file(), copy.file());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return copy;
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseSettings fresh(Path folder) {
            return DatabaseSettings.of(folder, Server.newDatabase(""), "postgres", "postgres");
        }

        @Override
        public DatabaseSettings copy(DatabaseSettings closed, Path folder) {
            String name = closed.url().substring(closed.url().lastIndexOf('/') + 1);
            return DatabaseSettings.of(
                    folder, Server.newDatabase(" TEMPLATE " + name), "postgres", "postgres");
        }
    };

    /// @param folder for what is kept in files
    public abstract DatabaseSettings fresh(Path folder);

    /// Another database with the same content.
    ///
    /// @param closed nobody is connected to it
    /// @param folder for what is kept in files, empty
    public abstract DatabaseSettings copy(DatabaseSettings closed, Path folder);

    private static final class Server {

        private static final AtomicInteger DATABASES = new AtomicInteger();
        private static final @Nullable EmbeddedPostgres SERVER = started();
        private static @Nullable String problem;

        private static String newDatabase(String like) {
            if (SERVER == null) {
                return Assumptions.abort("PostgreSQL cannot be started here: " + problem);
            }
            String name = "nightjar" + DATABASES.incrementAndGet();
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name + like);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
        }

        private static @Nullable EmbeddedPostgres started() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException | RuntimeException e) {
                problem = e.toString();
                return null;
            }
        }
    }
}
