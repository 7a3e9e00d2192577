package nightjar.project;

import nightjar.text.Visible;

/// One thing wrong with a project file.
///
/// @param file as the user named it
/// @param line from 1
/// @param column from 1
/// @param where the path of keys, such as `cleaning[2].column`; empty for the file as a whole
/// @param found what stands there
/// @param expected what could stand there
/// @param advice what to do
public record SpecProblem(
        String file,
        int line,
        int column,
        String where,
        String found,
        String expected,
        String advice) {

    /// `jobs/churn.yaml:34:5 clean[2].column: found …; expected …. …`.
    @Override
    public String toString() {
        return Visible.line(
                "%s:%s:%s%s: found %s; expected %s. %s"
                        .formatted(
                                file,
                                line,
                                column,
                                where.isEmpty() ? "" : " " + where,
                                found,
                                expected,
                                advice)
                        .strip());
    }
}
