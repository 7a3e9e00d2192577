package nightjar.database;

/// The disk space of the database.
///
/// SQLite keeps the pages of removed rows in its file and writes them again, so a file from which as much is removed as is added does not
/// grow; PostgreSQL's autovacuum does the same. Space goes back to the disk only when SQLite's file is written anew, during which no
/// other process can write.
public final class DatabaseSpace {

    /// The least share of free pages for which the file is written anew.
    private static final double WORTHWHILE = 0.25;

    /// The most that is written anew, in bytes: seconds, not the 10 s after which a run that begins meanwhile gives up.
    private static final long MOST = 512L << 20;

    private final Database database;
    private final Leases leases;

    public DatabaseSpace(Database database) {
        this.database = database;
        this.leases = new Leases(database);
    }

    /// How large the database is.
    ///
    /// @param bytes on disk, without the write-ahead log
    /// @param free bytes among them that will be written again before it grows; 0 for PostgreSQL, which does not tell
    public record Space(long bytes, long free) {}

    public Space measure() {
        return database.jdbc()
                .sql(database.backend().space())
                .query((row, _) -> new Space(row.getLong(1), row.getLong(2)))
                .single();
    }

    /// Gives free space back to the disk if that is worthwhile and nobody works on a run. Call it outside a transaction.
    public void giveBack() {
        switch (database.backend()) {
            case POSTGRESQL -> {}
            case SQLITE -> {
                if (!leases.anyHeld()) {
                    giveBackOfFile();
                }
            }
        }
    }

    private void giveBackOfFile() {
        Space space = measure();
        if (space.free() >= space.bytes() * WORTHWHILE && space.bytes() - space.free() <= MOST) {
            database.jdbc().sql("VACUUM").update();
        }
        database.jdbc()
                .sql("PRAGMA wal_checkpoint(TRUNCATE)")
                .query((row, _) -> row.getInt(1))
                .single();
    }
}
