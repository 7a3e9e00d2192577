package nightjar.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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
    },
    POSTGRESQL {
        @Override
        public DatabaseSettings fresh(Path folder) {
            return DatabaseSettings.of(folder, Server.newDatabase(), "postgres", "postgres");
        }
    };

    /// @param folder for what is kept in files
    public abstract DatabaseSettings fresh(Path folder);

    private static final class Server {

        private static final AtomicInteger DATABASES = new AtomicInteger();
        private static final @Nullable EmbeddedPostgres SERVER = started();
        private static @Nullable String problem;

        private static String newDatabase() {
            if (SERVER == null) {
                return Assumptions.abort("PostgreSQL cannot be started here: " + problem);
            }
            String name = "nightjar" + DATABASES.incrementAndGet();
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
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
