/// The words for data: a schema, typed columns, a batch of records, a matrix. No files, no libraries.
@NullMarked
package nightjar.table;

import org.jspecify.annotations.NullMarked;
