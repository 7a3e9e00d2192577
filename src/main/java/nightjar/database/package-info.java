/// SQLite and PostgreSQL: opened, examined, brought up to date by Flyway, and who holds a run: leases, fences, homes.
@NullMarked
package nightjar.database;

import org.jspecify.annotations.NullMarked;
