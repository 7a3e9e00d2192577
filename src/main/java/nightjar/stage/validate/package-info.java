/// Judges the profile of the data by what the project file expects of them, before a row is worked on.
/// Reads `profile.json`; writes `findings.json`; refuses with [nightjar.source.DataRejected], all refusing findings at once.
///
/// Expectations of single rows (ranges, required cells, expressions) are carried out row by row in cleaning; here they are only
/// announced, as far as the profile shows them. A column that a cleaning rule rewrites is judged after it was rewritten, so not here.
@NullMarked
package nightjar.stage.validate;

import org.jspecify.annotations.NullMarked;
