package nightjar.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nightjar.ledger.Database;
import nightjar.registry.Succession.Change;
import org.jspecify.annotations.Nullable;

/// The table `champion`, to which rows are only ever added. Each row knows the row a rollback returns to: for a promotion the one before
/// it, for a rollback the one its target would return to.
record ChampionTable(Database database) {

    private static final String CHAMPIONS =
            """
            SELECT project, number, version, change, previous, decision, by, reason, at, expires FROM champion
             WHERE project = ?
            """;

    Optional<Succession> current(String project) {
        return latest(project).map(Entry::succession);
    }

    /// The last entry made at that moment or before.
    Optional<Succession> at(String project, Instant moment) {
        return database.jdbc()
                .sql(CHAMPIONS + "AND at <= ? ORDER BY number DESC LIMIT 1")
                .params(project, moment.toEpochMilli())
                .query((row, _) -> entry(row))
                .optional()
                .map(Entry::succession);
    }

    List<Succession> all(String project) {
        return database.jdbc()
                .sql(CHAMPIONS + "ORDER BY number")
                .param(project)
                .query((row, _) -> entry(row).succession())
                .list();
    }

    /// Appends a promotion in the transaction of the caller.
    ///
    /// @param expires null: the gate let the version through
    Succession promote(
            ModelVersion version, String by, String reason, Instant at, @Nullable Instant expires) {
        while (true) {
            Optional<Entry> before = latest(version.project());
            if (before.isPresent() && before.get().succession().version() == version.version()) {
                throw new PromotionRefused.AlreadyChampion(version.project(), version.version());
            }
            Succession next =
                    new Succession(
                            version.project(),
                            before.map(entry -> entry.succession().number()).orElse(0) + 1,
                            version.version(),
                            Change.PROMOTION,
                            version.decision(),
                            by,
                            reason,
                            at,
                            expires);
            Integer previous = before.map(entry -> entry.succession().number()).orElse(null);
            if (append(new Entry(next, previous))) {
                return next;
            }
        }
    }

    /// The entry a rollback would return to.
    Succession earlier(String project) {
        return target(project, newest(project)).succession();
    }

    /// Appends a rollback in the transaction of the caller.
    Succession rollback(String project, String by, String reason, Instant at) {
        while (true) {
            Entry now = newest(project);
            Entry target = target(project, now);
            Succession next =
                    new Succession(
                            project,
                            now.succession().number() + 1,
                            target.succession().version(),
                            Change.ROLLBACK,
                            target.succession().decision(),
                            by,
                            reason,
                            at,
                            target.succession().expires());
            if (append(new Entry(next, target.previous()))) {
                return next;
            }
        }
    }

    /// The version that scores and those that rollbacks would return to, one after the other, as far as `most` rollbacks.
    List<Integer> line(String project, int most) {
        List<Integer> line = new ArrayList<>();
        Optional<Entry> at = latest(project);
        while (at.isPresent() && line.size() <= most) {
            line.add(at.get().succession().version());
            at = at.flatMap(entry -> before(project, entry));
        }
        return line;
    }

    private Optional<Entry> before(String project, Entry entry) {
        return Optional.ofNullable(entry.previous()).map(number -> numbered(project, number));
    }

    private Entry newest(String project) {
        return latest(project).orElseThrow(() -> new PromotionRefused.NoEarlierChampion(project));
    }

    private Entry target(String project, Entry now) {
        if (now.previous() == null) {
            throw new PromotionRefused.NoEarlierChampion(project);
        }
        return numbered(project, now.previous());
    }

    private Entry numbered(String project, int number) {
        return database.jdbc()
                .sql(CHAMPIONS + "AND number = ?")
                .params(project, number)
                .query((row, _) -> entry(row))
                .single();
    }

    private Optional<Entry> latest(String project) {
        return database.jdbc()
                .sql(CHAMPIONS + "ORDER BY number DESC LIMIT 1")
                .param(project)
                .query((row, _) -> entry(row))
                .optional();
    }

    /// @return false if another process took the number first
    private boolean append(Entry entry) {
        Succession succession = entry.succession();
        return database.jdbc()
                        .sql(
                                """
                                INSERT INTO champion (project, number, version, change, previous, decision, by, reason, at, expires)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (project, number) DO NOTHING
                                """)
                        .param(succession.project())
                        .param(succession.number())
                        .param(succession.version())
                        .param(succession.change().name())
                        .param(entry.previous())
                        .param(succession.decision())
                        .param(succession.by())
                        .param(succession.reason())
                        .param(succession.at().toEpochMilli())
                        .param(
                                succession.expires() == null
                                        ? null
                                        : succession.expires().toEpochMilli())
                        .update()
                > 0;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        int previous = row.getInt("previous");
        boolean none = row.wasNull();
        long expires = row.getLong("expires");
        boolean never = row.wasNull();
        return new Entry(
                new Succession(
                        row.getString("project"),
                        row.getInt("number"),
                        row.getInt("version"),
                        Change.valueOf(row.getString("change")),
                        row.getString("decision"),
                        row.getString("by"),
                        row.getString("reason"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        never ? null : Instant.ofEpochMilli(expires)),
                none ? null : previous);
    }

    /// A row.
    ///
    /// @param previous the number of the row a rollback returns to; null: none
    private record Entry(Succession succession, @Nullable Integer previous) {}
}
