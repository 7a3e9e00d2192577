/// What ledger and registry tell of a project: where its goal stands, what a version is, what differs between two of them. Reads the
/// database, and run folders where they are still there; writes nothing; where something is not known it says so.
@NullMarked
package nightjar.history;

import org.jspecify.annotations.NullMarked;
