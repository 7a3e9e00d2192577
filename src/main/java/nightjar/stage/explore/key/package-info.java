/// Rows whose key stands in another row too, looked for bucket by bucket in files, whatever the number of rows.
@NullMarked
package nightjar.stage.explore.key;

import org.jspecify.annotations.NullMarked;
