/// Judges the profile of the data by what the project file expects of them, before a row is worked on.
/// Reads `profile.json`; writes `findings.json`; refuses with [nightjar.table.DataRejected], all refusing findings at once.
///
/// Expectations of single rows (ranges, required cells, expressions) are carried out row by row in cleaning; here they are only
/// announced, as far as the profile shows them. What cleaning clips, fills or drops is judged after that, so not here.
@NullMarked
package nightjar.stage.validate;

import org.jspecify.annotations.NullMarked;
