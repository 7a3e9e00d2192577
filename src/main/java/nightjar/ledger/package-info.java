/// What every run leaves behind: its name, folder, measurements, fingerprints. Reads and writes the database and the run folder.
@NullMarked
package nightjar.ledger;

import org.jspecify.annotations.NullMarked;
