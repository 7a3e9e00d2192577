/// Bad weather: what becomes of a run when a disk is full, a database is away or somebody else has the file.
@NullMarked
package nightjar.weather;

import org.jspecify.annotations.NullMarked;
