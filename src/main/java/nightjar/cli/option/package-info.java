/// What is typed: options, projects, runs, versions and dates that are named, and complaints about them.
@NullMarked
package nightjar.cli.option;

import org.jspecify.annotations.NullMarked;
