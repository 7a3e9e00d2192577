package nightjar.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nightjar.database.Database;
import nightjar.database.RunKey;
import nightjar.durable.Part;
import nightjar.durable.PartBook;
import org.jspecify.annotations.Nullable;

/// The files of one run in the database. A file that was found to be what was written is not read once more as long as nobody writes to it.
public final class Parts implements PartBook {

    private final Database database;
    private final RunKey run;
    private final boolean kept;
    private final Map<Path, Stamp> held = new ConcurrentHashMap<>();

    /// What changes when somebody writes to a file or puts another in its place.
    private record Stamp(Part part, long size, FileTime modified, @Nullable Object identity) {
        static Stamp of(Path file, Part part) throws IOException {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(part, found.size(), found.lastModifiedTime(), found.fileKey());
        }
    }

    private Parts(Database database, RunKey run, boolean kept) {
        this.database = database;
        this.run = run;
        this.kept = kept;
    }

    /// For the one who works on the run: what is not in the book was not written.
    public static Parts of(Database database, RunKey run) {
        return new Parts(database, run, true);
    }

    /// For those who look into a run. One of a version that kept no book is taken as it stands.
    public static Parts ofLooker(Database database, RunKey run) {
        boolean any =
                database.jdbc()
                                .sql("SELECT count(*) FROM part WHERE run = ?")
                                .param(run.name())
                                .query(Long.class)
                                .single()
                        > 0;
        return new Parts(database, run, any);
    }

    @Override
    public boolean isKept() {
        return kept;
    }

    @Override
    public void enter(List<Part> parts) {
        if (!parts.isEmpty()) {
            database.inTransaction(() -> insert(parts));
        }
    }

    private int insert(List<Part> parts) {
        int rows = 0;
        for (Part part : parts) {
            rows +=
                    database.jdbc()
                            .sql(
                                    """
                                    INSERT INTO part (run, name, rows, bytes, sha256) VALUES (?, ?, ?, ?, ?)
                                    ON CONFLICT (run, name)
                                    DO UPDATE SET rows = excluded.rows, bytes = excluded.bytes, sha256 = excluded.sha256
                                    """)
                            .params(
                                    run.name(),
                                    part.name(),
                                    part.rows(),
                                    part.bytes(),
                                    part.sha256())
                            .update();
        }
        return rows;
    }

    @Override
    public Optional<Part> find(String name) {
        return database.jdbc()
                .sql("SELECT name, rows, bytes, sha256 FROM part WHERE run = ? AND name = ?")
                .params(run.name(), name)
                .query(Parts::part)
                .optional();
    }

    @Override
    public List<Part> in(String folder) {
        return database.jdbc()
                .sql(
                        """
                        SELECT name, rows, bytes, sha256 FROM part
                         WHERE run = ? AND substr(name, 1, ?) = ? ORDER BY name
                        """)
                .params(run.name(), folder.length() + 1, folder + "/")
                .query(Parts::part)
                .list();
    }

    @Override
    public List<Part> all() {
        return database.jdbc()
                .sql("SELECT name, rows, bytes, sha256 FROM part WHERE run = ? ORDER BY name")
                .param(run.name())
                .query(Parts::part)
                .list();
    }

    @Override
    public void forget(String name) {
        database.inTransaction(
                () ->
                        database.jdbc()
                                .sql(
                                        "DELETE FROM part WHERE run = ? AND (name = ? OR substr(name, 1, ?) = ?)")
                                .params(run.name(), name, name.length() + 1, name + "/")
                                .update());
    }

    @Override
    public void written(Path file, Part part) {
        try {
            held.put(file, Stamp.of(file, part));
        } catch (IOException _) {
            held.remove(file);
        }
    }

    @Override
    public void hold(Path file, Part part) {
        try {
            Stamp stamp = Stamp.of(file, part);
            if (stamp.size() != part.bytes() || !stamp.equals(held.get(file))) {
                part.requireAt(file);
                held.put(file, stamp);
            }
        } catch (IOException _) {
            part.requireAt(file);
        }
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4));
    }
}
