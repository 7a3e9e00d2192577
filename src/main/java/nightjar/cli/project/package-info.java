/// Commands around the project file: init, check, explore, schema.
@NullMarked
package nightjar.cli.project;

import org.jspecify.annotations.NullMarked;
