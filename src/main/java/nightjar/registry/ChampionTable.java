package nightjar.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import nightjar.database.Database;
import nightjar.registry.ChampionChange.Change;
import org.jspecify.annotations.Nullable;

/// The table `champion`, to which rows are only ever added. Each row knows the row a rollback returns to: for a promotion the one before
/// it, for a rollback the one its target would return to. An override that is over stands for the row it would return to.
record ChampionTable(Database database) {

    private static final String CHAMPIONS =
            """
            SELECT project, number, version, change, previous, decision, by, reason, at, expires FROM champion
             WHERE project = ?
            """;

    /// The newest entry, or the one that came back when that was over.
    Optional<ChampionChange> current(String project, Instant now) {
        return latest(project).flatMap(newest -> standing(newest, now)).map(Entry::succession);
    }

    /// As it was then.
    Optional<ChampionChange> at(String project, Instant moment) {
        return database.jdbc()
                .sql(CHAMPIONS + "AND at <= ? ORDER BY number DESC LIMIT 1")
                .params(project, moment.toEpochMilli())
                .query((row, _) -> entry(row))
                .optional()
                .flatMap(newest -> standing(newest, moment))
                .map(Entry::succession);
    }

    /// That no override brought it about but the end of one, at that moment; empty: the newest entry counts, or there is none.
    Optional<ChampionChange> lapse(String project, Instant now) {
        return latest(project)
                .map(newest -> lapses(newest, now))
                .filter(lapses -> !lapses.isEmpty())
                .map(List::getLast);
    }

    /// All that happened until then, the ends of overrides too.
    List<ChampionChange> all(String project, Instant now) {
        List<Entry> entries =
                database.jdbc()
                        .sql(CHAMPIONS + "ORDER BY number")
                        .param(project)
                        .query((row, _) -> entry(row))
                        .list();
        List<ChampionChange> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            all.add(entries.get(i).succession());
            all.addAll(
                    lapses(
                            entries.get(i),
                            i + 1 < entries.size() ? entries.get(i + 1).succession().at() : now));
        }
        return all;
    }

    private Optional<Entry> standing(Entry entry, Instant moment) {
        Optional<Entry> standing = Optional.of(entry);
        while (standing.isPresent() && standing.get().succession().isOver(moment)) {
            standing = before(entry.succession().project(), standing.get());
        }
        return standing;
    }

    /// What followed from an entry, as long as nothing else happened, by the clock alone.
    private List<ChampionChange> lapses(Entry entry, Instant until) {
        List<ChampionChange> lapses = new ArrayList<>();
        Optional<Entry> at = Optional.of(entry);
        while (at.isPresent() && at.get().succession().isOver(until)) {
            ChampionChange over = at.get().succession();
            Instant end = Objects.requireNonNull(over.expires());
            at = before(over.project(), at.get()).flatMap(one -> standing(one, end));
            lapses.add(
                    lapsed(
                            over,
                            entry.succession().number(),
                            at.map(Entry::succession).orElse(null)));
        }
        return lapses;
    }

    private static ChampionChange lapsed(
            ChampionChange over, int number, @Nullable ChampionChange back) {
        String ended =
                "the override of version %s by %s is over".formatted(over.version(), over.by());
        return new ChampionChange(
                over.project(),
                number,
                back == null ? 0 : back.version(),
                Change.EXPIRY,
                back == null ? "" : back.decision(),
                "expiry",
                back == null
                        ? ended + "; nobody was champion before"
                        : "%s; version %s was champion before".formatted(ended, back.version()),
                Objects.requireNonNull(over.expires()),
                back == null ? null : back.expires());
    }

    /// Appends a promotion in the transaction of the caller.
    ///
    /// @param expires null: it is not to end by itself
    ChampionChange promote(
            ModelVersion version, String by, String reason, Instant at, @Nullable Instant expires) {
        return promote(version, by, reason, at, expires, _ -> false).orElseThrow();
    }

    /// The same, unless the version that scores stays. It is asked about the one that this promotion would follow, whoever else promotes meanwhile.
    ///
    /// @return empty: it stays
    Optional<ChampionChange> promote(
            ModelVersion version,
            String by,
            String reason,
            Instant at,
            @Nullable Instant expires,
            IntPredicate stays) {
        while (true) {
            Optional<Entry> newest = latest(version.project());
            Optional<Entry> before = newest.flatMap(entry -> standing(entry, at));
            boolean same =
                    before.isPresent() && before.get().succession().version() == version.version();
            if (same && !isAnotherTerm(before.get().succession(), expires)) {
                throw new PromotionRefused.AlreadyChampion(version.project(), version.version());
            }
            if (before.filter(entry -> stays.test(entry.succession().version())).isPresent()) {
                return Optional.empty();
            }
            ChampionChange next =
                    new ChampionChange(
                            version.project(),
                            newest.map(entry -> entry.succession().number()).orElse(0) + 1,
                            version.version(),
                            Change.PROMOTION,
                            version.decision(),
                            by,
                            reason,
                            at,
                            expires);
            Integer previous =
                    same
                            ? before.get().previous()
                            : before.map(entry -> entry.succession().number()).orElse(null);
            if (append(new Entry(next, previous))) {
                return Optional.of(next);
            }
        }
    }

    /// Whether a champion by override gets more time, or all of it because the gate lets it through by now.
    private static boolean isAnotherTerm(ChampionChange champion, @Nullable Instant expires) {
        return champion.expires() != null && !champion.expires().equals(expires);
    }

    /// The entry a rollback would return to.
    ChampionChange earlier(String project, Instant now) {
        return target(project, newest(project), now).succession();
    }

    /// Appends a rollback in the transaction of the caller.
    ChampionChange rollback(String project, String by, String reason, Instant at) {
        while (true) {
            Entry now = newest(project);
            Entry target = target(project, now, at);
            ChampionChange next =
                    new ChampionChange(
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

    private Entry target(String project, Entry newest, Instant moment) {
        return standing(newest, moment)
                .flatMap(now -> before(project, now))
                .flatMap(before -> standing(before, moment))
                .orElseThrow(() -> new PromotionRefused.NoEarlierChampion(project));
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
        ChampionChange succession = entry.succession();
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
                new ChampionChange(
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
    private record Entry(ChampionChange succession, @Nullable Integer previous) {}
}
