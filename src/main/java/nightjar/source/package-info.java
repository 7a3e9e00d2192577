/// Where rows come from and go: opens what the project file names, whatever it is, and holds its parts together.
@NullMarked
package nightjar.source;

import org.jspecify.annotations.NullMarked;
