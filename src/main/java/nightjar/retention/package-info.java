/// What may go after a while, and its removal. Reads the ledger, the registry and the folders of runs; removes runs with their files and rows,
/// files of model versions nobody needs, and their copies. Refuses to touch a run that is held, that was begun in another home, or that could
/// still be restarted, unless told otherwise.
@NullMarked
package nightjar.retention;

import org.jspecify.annotations.NullMarked;
