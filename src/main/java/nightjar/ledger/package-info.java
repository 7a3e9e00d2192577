/// What every run leaves behind: its name, folder, measurements, fingerprints, lease. Reads and writes the database
/// (SQLite or PostgreSQL, brought up to date by Flyway) and the run folder.
@NullMarked
package nightjar.ledger;

import org.jspecify.annotations.NullMarked;
