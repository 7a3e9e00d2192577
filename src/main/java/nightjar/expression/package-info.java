/// Boolean and number expressions over rows, in the Common Expression Language: typed, bounded, without side effects and without any
/// way into Java.
///
/// Cells are numbers (`double`), texts or timestamps, as their column is declared; whole-number literals are numbers like any other, so
/// `tenure < 12` means what it says. A missing cell makes an expression undefined, unless the rest decides it: `true || missing` is true, `false &&
/// missing` is false. `missing(column)` asks. A column whose name is no identifier stands in backticks: `` `Total Charges` > 100 ``.
@NullMarked
package nightjar.expression;

import org.jspecify.annotations.NullMarked;
