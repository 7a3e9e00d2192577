/// Commands around runs: train, score, restart, stop, abandon, plan, runs, show, purge.
@NullMarked
package nightjar.cli.run;

import org.jspecify.annotations.NullMarked;
