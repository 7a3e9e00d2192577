/// Stored model versions and the champion pointer. Reads and writes the database, where a version's files stand beside its row, so that
/// promotion is one transaction and any host can score; of a shared database it keeps copies of files by SHA-256 in `<home>/models`.
/// Refuses files whose checksum is not the registered one, and promotions that make no sense.
@NullMarked
package nightjar.registry;

import org.jspecify.annotations.NullMarked;
