package nightjar.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nightjar.database.Database;
import nightjar.durable.Fingerprint;
import nightjar.ledger.Build;

/// The tables `model_version` and `model_file`.
///
/// A run registers one version, and beside it the simple rule that did as well: that one stands under the run's name with a mark behind it.
record VersionTable(Database database) {

    private static final String RULE = "#rule";

    private static final String VERSIONS =
            """
            SELECT v.project, v.version, v.run, v.algorithm, v.fingerprint, v.decision, v.created, v.nightjar, f.name, f.size, f.sha256
              FROM model_version v
              LEFT JOIN model_file f ON f.project = v.project AND f.version = v.version
             WHERE v.project = ?
            """;

    /// Adds a version in the transaction of the caller. Of two processes that reach for the same number one gets it and the other
    /// takes the next.
    int add(NewVersion candidate) {
        Optional<Integer> version = ofRun(candidate);
        while (version.isEmpty()) {
            int next = highest(candidate.project()) + 1;
            if (insert(candidate, next)) {
                candidate
                        .files()
                        .forEach((name, bytes) -> insert(candidate.project(), next, name, bytes));
            }
            version = ofRun(candidate);
        }
        return version.get();
    }

    /// In the transaction of the caller. Of two processes that decide at once, one does.
    boolean settle(String project, int version, String decision) {
        return database.jdbc()
                        .sql(
                                """
                                UPDATE model_version SET decision = ?
                                 WHERE project = ? AND version = ? AND decision = 'HOLD'
                                """)
                        .params(decision, project, version)
                        .update()
                > 0;
    }

    /// Makes a version wait that the gate let through, in the transaction of the caller.
    void hold(String project, int version) {
        database.jdbc()
                .sql(
                        """
                        UPDATE model_version SET decision = 'HOLD'
                         WHERE project = ? AND version = ? AND decision = 'PROMOTE'
                        """)
                .params(project, version)
                .update();
    }

    Optional<ModelVersion> find(String project, int version) {
        return database
                .jdbc()
                .sql(VERSIONS + "AND v.version = ? ORDER BY f.name")
                .params(project, version)
                .query(VersionTable::gathered)
                .stream()
                .findFirst();
    }

    List<ModelVersion> all(String project) {
        return database.jdbc()
                .sql(VERSIONS + "ORDER BY v.version, f.name")
                .param(project)
                .query(VersionTable::gathered);
    }

    /// The number of the newest version; 0: none.
    int highest(String project) {
        return database.jdbc()
                .sql("SELECT COALESCE(MAX(version), 0) FROM model_version WHERE project = ?")
                .param(project)
                .query(Integer.class)
                .single();
    }

    byte[] bytes(ModelVersion version, String name) {
        return database.jdbc()
                .sql("SELECT bytes FROM model_file WHERE project = ? AND version = ? AND name = ?")
                .params(version.project(), version.version(), name)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    /// Whether this run has registered a version.
    boolean isOf(String project, String run) {
        return ofRun(project, run).isPresent();
    }

    /// Keeps other transactions that ask for it from looking at the version until this one is over.
    void lock(String project, int version) {
        database.jdbc()
                .sql(
                        "UPDATE model_version SET decision = decision WHERE project = ? AND version = ?")
                .params(project, version)
                .update();
    }

    /// Removes the files of a version and keeps its row.
    void removeFiles(String project, int version) {
        database.jdbc()
                .sql("DELETE FROM model_file WHERE project = ? AND version = ?")
                .params(project, version)
                .update();
    }

    /// The projects that have a version with files.
    List<String> projects() {
        return database.jdbc()
                .sql("SELECT DISTINCT project FROM model_file ORDER BY project")
                .query(String.class)
                .list();
    }

    /// The checksums of all files there are.
    Set<String> checksums() {
        return Set.copyOf(
                database.jdbc()
                        .sql("SELECT DISTINCT sha256 FROM model_file")
                        .query(String.class)
                        .list());
    }

    /// What the stored bytes look like now, worked out by the database, whatever the row says of them. PostgreSQL only.
    Fingerprint fingerprint(ModelVersion version, String name) {
        return database.jdbc()
                .sql(
                        """
                        SELECT length(bytes), encode(sha256(bytes), 'hex') FROM model_file
                         WHERE project = ? AND version = ? AND name = ?
                        """)
                .params(version.project(), version.version(), name)
                .query((row, _) -> new Fingerprint(row.getLong(1), row.getString(2)))
                .single();
    }

    private Optional<Integer> ofRun(NewVersion candidate) {
        return ofRun(candidate.project(), origin(candidate));
    }

    private Optional<Integer> ofRun(String project, String run) {
        return database.jdbc()
                .sql("SELECT version FROM model_version WHERE project = ? AND run = ?")
                .params(project, run)
                .query(Integer.class)
                .optional();
    }

    private static String origin(NewVersion candidate) {
        return candidate.rule() ? candidate.run() + RULE : candidate.run();
    }

    private static String run(String origin) {
        return origin.endsWith(RULE)
                ? origin.substring(0, origin.length() - RULE.length())
                : origin;
    }

    private boolean insert(NewVersion candidate, int version) {
        return database.jdbc()
                        .sql(
                                """
                                INSERT INTO model_version (project, version, run, algorithm, fingerprint, decision, created, nightjar)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .params(
                                candidate.project(),
                                version,
                                origin(candidate),
                                candidate.algorithm(),
                                candidate.fingerprint(),
                                candidate.decision(),
                                candidate.created().toEpochMilli(),
                                Build.present().toString())
                        .update()
                > 0;
    }

    private void insert(String project, int version, String name, byte[] bytes) {
        Fingerprint fingerprint = Fingerprint.of(bytes);
        database.jdbc()
                .sql(
                        """
                        INSERT INTO model_file (project, version, name, size, sha256, bytes)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(project, version, name, fingerprint.size(), fingerprint.sha256(), bytes)
                .update();
    }

    /// Rows of one version stand together: one per file.
    private static List<ModelVersion> gathered(ResultSet rows) throws SQLException {
        List<ModelVersion> versions = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            ModelVersion version = row(rows);
            Map<String, Fingerprint> files = new TreeMap<>();
            do {
                file(rows, files);
                more = rows.next();
            } while (more && rows.getInt("version") == version.version());
            versions.add(version.with(files));
        }
        return versions;
    }

    private static void file(ResultSet row, Map<String, Fingerprint> files) throws SQLException {
        String name = row.getString("name");
        if (name != null) {
            files.put(name, new Fingerprint(row.getLong("size"), row.getString("sha256")));
        }
    }

    private static ModelVersion row(ResultSet row) throws SQLException {
        return new ModelVersion(
                row.getString("project"),
                row.getInt("version"),
                run(row.getString("run")),
                row.getString("algorithm"),
                row.getString("fingerprint"),
                row.getString("decision"),
                Instant.ofEpochMilli(row.getLong("created")),
                row.getString("nightjar"),
                Map.of());
    }
}
