/// A home folder and its database, opened: what runs, sample runs and operators' acts work with. What was asked for, and where it may be written.
@NullMarked
package nightjar.workspace;

import org.jspecify.annotations.NullMarked;
