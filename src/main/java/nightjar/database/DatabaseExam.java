package nightjar.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nightjar.text.PlainWords;

/// Finds out whether a database does what a run will ask of it: it is whole, it takes a row, gives it back and removes it, and its user has
/// every right. It is not enough that it can be opened.
public final class DatabaseExam {

    private static final int MOST_FAULTS = 5;

    private final DatabaseSettings settings;
    private final List<Diagnosis> findings = new ArrayList<>();

    private DatabaseExam(DatabaseSettings settings) {
        this.settings = settings;
    }

    public static List<Diagnosis> of(DatabaseSettings settings) {
        DatabaseExam exam = new DatabaseExam(settings);
        exam.rightsOnTheFile();
        try (Database database = Database.look(settings, Patience.NONE)) {
            exam.findings.add(new Diagnosis("database", true, settings.toString(), ""));
            exam.look(database);
        } catch (DatabaseUnavailable e) {
            String[] said = String.valueOf(e.getMessage()).split("\n", 2);
            exam.bad("database", said[0], said.length > 1 ? said[1] : "Do what it says.");
        }
        return List.copyOf(exam.findings);
    }

    private void look(Database database) {
        switch (database.backend()) {
            case SQLITE -> attempt("integrity", () -> integrity(database));
            case POSTGRESQL -> {
                attempt("rights", () -> rightsOnTables(database));
                attempt("connections", () -> connections(database));
            }
        }
        attempt("writing", () -> writing(database));
    }

    private void rightsOnTheFile() {
        if (settings.backend() != Backend.SQLITE || !Files.exists(settings.file())) {
            return;
        }
        SqliteFile file = new SqliteFile(settings.file());
        if (!file.isWritable()) {
            Path lacking = Files.isWritable(file.path()) ? file.folder() : file.path();
            bad(
                    "database file",
                    lacking + " cannot be written by the user " + System.getProperty("user.name"),
                    "Give this user the right to write the file, those beside it (-wal, -shm) and their folder, or mount the disk for writing. Until then only questions are answered (runs, show, models).");
        }
    }

    private Diagnosis integrity(Database database) {
        List<String> faults =
                database.jdbc()
                        .sql("PRAGMA integrity_check(" + MOST_FAULTS + ")")
                        .query(String.class)
                        .list();
        return faults.equals(List.of("ok"))
                ? new Diagnosis("integrity", true, "every page and index is whole", "")
                : new Diagnosis(
                        "integrity",
                        false,
                        String.join("; ", faults).replace("\n", " "),
                        "The file is damaged. Let no run begin; put it and the files beside it aside, restore them together from a backup, or have `sqlite3 FILE .recover` read what is left. See to the disk.");
    }

    /// In one transaction, so that nobody ever sees the row; what it changes is written and synced all the same.
    private static Diagnosis writing(Database database) {
        String mark = "doctor." + UUID.randomUUID();
        boolean found =
                database.inTransaction(
                        () -> {
                            database.jdbc()
                                    .sql("INSERT INTO stop_request (run, requested) VALUES (?, 0)")
                                    .param(mark)
                                    .update();
                            Optional<String> read =
                                    database.jdbc()
                                            .sql("SELECT run FROM stop_request WHERE run = ?")
                                            .param(mark)
                                            .query(String.class)
                                            .optional();
                            database.jdbc()
                                    .sql("DELETE FROM stop_request WHERE run = ?")
                                    .param(mark)
                                    .update();
                            return read.equals(Optional.of(mark));
                        });
        return found
                ? new Diagnosis("writing", true, "a row was written, read and removed", "")
                : new Diagnosis(
                        "writing",
                        false,
                        "a row that was written was not found again",
                        "Have the database looked at by who runs it.");
    }

    private static Diagnosis rightsOnTables(Database database) {
        List<String> missing =
                database.jdbc()
                        .sql(
                                """
                                SELECT p || ' on ' || string_agg(c.relname, ', ' ORDER BY c.relname)
                                  FROM pg_class c
                                 CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
                                 WHERE c.relkind = 'r' AND c.relname <> 'flyway_schema_history'
                                   AND c.relnamespace = (SELECT relnamespace FROM pg_class
                                                          WHERE oid = to_regclass('flyway_schema_history'))
                                   AND NOT has_table_privilege(c.oid, p)
                                 GROUP BY p ORDER BY p
                                """)
                        .query(String.class)
                        .list();
        return missing.isEmpty()
                ? new Diagnosis("rights", true, "on all tables", "")
                : new Diagnosis(
                        "rights",
                        false,
                        "this user lacks " + String.join("; ", missing),
                        "Have the owner of the tables run: GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA … TO this user; GRANT USAGE ON ALL SEQUENCES IN SCHEMA … TO this user.");
    }

    private static Diagnosis connections(Database database) {
        Connections connections = database.connections();
        return connections.areEnough()
                ? new Diagnosis(
                        "connections",
                        true,
                        "a run needs %s, %s are free to it"
                                .formatted(Connections.NEEDED, connections.allowed()),
                        "")
                : new Diagnosis("connections", false, connections.sentence(), connections.advice());
    }

    private void attempt(String what, Supplier<Diagnosis> look) {
        try {
            findings.add(look.get());
        } catch (RuntimeException e) {
            Optional<DatabaseTrouble> trouble = DatabaseTrouble.in(e);
            bad(
                    what,
                    settings.redact(
                            trouble.map(DatabaseTrouble::found)
                                    .orElseGet(() -> PlainWords.innermost(e))),
                    trouble.map(DatabaseTrouble::advice)
                            .orElse("Have the database looked at by who runs it."));
        }
    }

    private void bad(String what, String found, String advice) {
        findings.add(new Diagnosis(what, false, found, advice));
    }
}
