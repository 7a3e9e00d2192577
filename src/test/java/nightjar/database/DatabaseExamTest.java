package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be wrong with a database that can be opened.
class DatabaseExamTest {

    private static final AtomicInteger USERS = new AtomicInteger();

    @TempDir Path folder;

    @Test
    void aSoundOneIsFineAndLeftAsItWas() {
        for (TestDatabase kind : TestDatabase.values()) {
            DatabaseSettings settings = kind.fresh(folder);
            Database.open(settings).close();

            List<Diagnosis> findings = DatabaseExam.of(settings);

            assertThat(findings).allSatisfy(one -> assertThat(one.fine()).as(one.found()).isTrue());
            assertThat(findings).extracting(Diagnosis::what).contains("database", "writing");
            try (Database database = Database.open(settings)) {
                assertThat(
                                database.jdbc()
                                        .sql("SELECT count(*) FROM stop_request")
                                        .query(Integer.class)
                                        .single())
                        .isZero();
            }
        }
    }

    /// The head of a file and its first tables are whole: only who reads everything finds out.
    @Test
    void aFileThatIsDamagedFarFromItsHeadIsFound() throws IOException {
        DatabaseSettings settings = TestDatabase.SQLITE.fresh(folder);
        try (Database database = Database.open(settings)) {
            database.jdbc().sql("CREATE TABLE filling (text TEXT)").update();
            database.jdbc()
                    .sql(
                            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
                                    + " INSERT INTO filling SELECT 'row ' || i FROM n")
                    .update();
        }
        byte[] noise = new byte[9000];
        new Random(3).nextBytes(noise);
        try (RandomAccessFile file = new RandomAccessFile(settings.file().toFile(), "rw")) {
            file.seek(file.length() - noise.length);
            file.write(noise);
        }

        List<Diagnosis> findings = DatabaseExam.of(settings);

        assertThat(findings)
                .filteredOn(one -> !one.fine())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.what()).isEqualTo("integrity");
                            assertThat(one.advice()).contains("restore", "backup");
                        });
    }

    @Test
    void aFileThatIsNoneIsFoundWithItsCauseWhole() throws IOException {
        DatabaseSettings settings = TestDatabase.SQLITE.fresh(folder);
        Files.writeString(
                settings.file(), "no database at all, but longer than a header\n".repeat(40));

        assertThat(DatabaseExam.of(settings))
                .filteredOn(one -> !one.fine())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.found()).contains("NOTADB", settings.file().toString());
                            assertThat(one.advice()).contains("restore it from a backup");
                        });
    }

    @Test
    void aUserWhoMayOnlyLookIsToldWhatIsMissing() {
        DatabaseSettings settings =
                asUser(
                        "",
                        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO %s",
                        "GRANT INSERT ON run TO %s");

        List<Diagnosis> findings = DatabaseExam.of(settings);

        assertThat(findings)
                .filteredOn(one -> !one.fine())
                .extracting(Diagnosis::what)
                .containsExactly("rights", "writing");
        Diagnosis rights =
                findings.stream()
                        .filter(one -> one.what().equals("rights"))
                        .findFirst()
                        .orElseThrow();
        assertThat(rights.found()).contains("INSERT on ", "stop_request", "UPDATE on ");
        assertThat(rights.advice()).contains("GRANT SELECT, INSERT");
        Diagnosis writing = findings.getLast();
        assertThat(writing.found()).contains("permission denied for table stop_request");
        assertThat(writing.advice()).contains("lacks the right INSERT on table stop_request");
    }

    @Test
    void aServerThatTakesNothingIsFound() {
        DatabaseSettings settings =
                asUser(
                        "",
                        "GRANT ALL ON ALL TABLES IN SCHEMA public TO %s",
                        "ALTER ROLE %s SET default_transaction_read_only = on");

        assertThat(DatabaseExam.of(settings))
                .filteredOn(one -> !one.fine())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.what()).isEqualTo("writing");
                            assertThat(one.found()).contains("read-only transaction");
                        });
    }

    @Test
    void aUserWithTooFewConnectionsIsToldHowManyARunNeeds() {
        DatabaseSettings three =
                asUser(" CONNECTION LIMIT 3", "GRANT ALL ON ALL TABLES IN SCHEMA public TO %s");

        assertThat(DatabaseExam.of(three))
                .filteredOn(one -> !one.fine())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.found())
                                        .isEqualTo(
                                                "a run needs 4 connections to the database at once, and it is allowed 3 (the limit of the user is 3, others have 0)"));
        try (Database database = Database.open(three)) {
            org.assertj.core.api.Assertions.assertThatThrownBy(database::requireConnections)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("needs 4 connections")
                    .hasMessageContaining("allowed 3")
                    .hasMessageContaining("ALTER ROLE");
        }
    }

    @Test
    void whoMayNotMakeTablesIsToldWhichRightIsMissing() {
        DatabaseSettings empty = TestDatabase.POSTGRESQL.fresh(folder);
        String user = "user" + USERS.incrementAndGet();
        String admin = empty.url() + "?user=postgres&password=postgres";
        try (var connection = java.sql.DriverManager.getConnection(admin);
                var statement = connection.createStatement()) {
            statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            statement.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }

        assertThat(DatabaseExam.of(DatabaseSettings.of(folder, empty.url(), user, "secret")))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.fine()).isFalse();
                            assertThat(one.found()).contains("permission denied for schema public");
                            assertThat(one.advice())
                                    .contains("right CREATE or USAGE on schema public");
                        });
    }

    /// A user of a database whose tables belong to somebody else.
    private DatabaseSettings asUser(String options, String... grants) {
        DatabaseSettings owner = TestDatabase.POSTGRESQL.fresh(folder);
        String user = "user" + USERS.incrementAndGet();
        try (Database database = Database.open(owner)) {
            database.jdbc()
                    .sql("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'" + options)
                    .update();
            for (String grant : grants) {
                database.jdbc().sql(grant.formatted(user)).update();
            }
        }
        return DatabaseSettings.of(folder, owner.url(), user, "secret");
    }
}
