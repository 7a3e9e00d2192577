/// The one reading of cells: the text rules of a project, and a column of texts brought to its declared type. Exploring, cleaning and drafting read through it.
@NullMarked
package nightjar.reading;

import org.jspecify.annotations.NullMarked;
