/// What a text in one cell may be: a number, a date, white space, and which kinds a column's texts have been. Knows neither projects nor columns.
@NullMarked
package nightjar.cell;

import org.jspecify.annotations.NullMarked;
