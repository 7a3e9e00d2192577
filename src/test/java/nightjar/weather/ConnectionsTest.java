package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import nightjar.database.Database;
import nightjar.database.DatabaseSettings;
import nightjar.database.TestDatabase;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is away when cron begins, and one that gives few connections.
class ConnectionsTest {

    private static final String PATIENCE = "nightjar.connect.seconds";

    @TempDir Path folder;

    @AfterEach
    void patient() {
        System.clearProperty(PATIENCE);
    }

    @Test
    void aRunThatCouldNotBeginIsRememberedUntilOneEndsWellOnAsFewConnectionsAsItNeeds()
            throws IOException {
        Workshop shop = SmallChurn.in(folder);
        Path project = shop.path("jobs/churn.yaml");
        Terminal away =
                new Terminal(
                        List.of(
                                "--home",
                                shop.home().toString(),
                                "--db",
                                "jdbc:postgresql://127.0.0.1:" + nobody() + "/night"));
        Terminal here = Terminal.of(shop, limited(4));
        System.setProperty(PATIENCE, "0");

        Said failed = away.train(project, "2026-11-22");
        Said runs = here.say("runs", "--json");
        Said doctor = here.say("doctor");
        Said trained = here.train(project, "2026-11-22");
        Said after = here.say("runs");

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("refused");
        assertThat(runs.exit()).isZero();
        assertThat(runs.json()).isEmpty();
        assertThat(runs.err())
                .contains("the database could not be opened for churn.train.2026-11-22")
                .contains("refused");
        assertThat(doctor.exit()).isEqualTo(1);
        assertThat(doctor.out()).contains("NOT OK  outage", "churn.train.2026-11-22");
        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.json().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(after.err()).isEmpty();
    }

    @Test
    void aRunSaysHowManyItNeedsBeforeItBegins() {
        Workshop shop = SmallChurn.in(folder);
        Terminal terminal = Terminal.of(shop, limited(2));

        Said refused = terminal.train(shop.path("jobs/churn.yaml"), "2026-11-22");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("a run needs 4 connections to the database at once")
                .contains("it is allowed 2 (the limit of the user is 2, others have 0)")
                .contains("ALTER ROLE")
                .doesNotContain("\tat ");
        assertThat(terminal.say("runs", "--json").json()).isEmpty();
    }

    private static int nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// A database of a user with so many connections.
    private DatabaseSettings limited(int connections) {
        DatabaseSettings admin = TestDatabase.POSTGRESQL.fresh(folder);
        String user = "few" + connections;
        String name = admin.url().substring(admin.url().lastIndexOf('/') + 1);
        try (Database database = Database.open(admin)) {
            for (String statement :
                    List.of(
                            "CREATE ROLE %s LOGIN PASSWORD 'few' CONNECTION LIMIT " + connections,
                            "CREATE SCHEMA %s AUTHORIZATION %s",
                            "ALTER ROLE %s SET search_path = %s",
                            "GRANT CREATE ON DATABASE " + name + " TO %s")) {
                database.jdbc().sql(statement.formatted(user, user)).update();
            }
        }
        return DatabaseSettings.of(folder, admin.url(), user, "few");
    }
}
