/// The command line: what is typed, what is printed, what cron believes. Answers and JSON go to standard output, all else to standard error.
@NullMarked
package nightjar.cli;

import org.jspecify.annotations.NullMarked;
