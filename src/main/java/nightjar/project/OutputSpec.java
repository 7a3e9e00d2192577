package nightjar.project;

/// Where scores go, and for whom they are written.
///
/// @param path belongs to the workspace and may contain `${date}`; its ending says in what form, see [OutputForm]
public record OutputSpec(String path, Spreadsheet spreadsheet) {

    /// What of a text that a spreadsheet takes for a formula. The YAML name is the lower-case constant.
    public enum Spreadsheet {
        /// It is written as it is.
        PLAIN,
        /// It gets an apostrophe in front.
        SAFE
    }

    public boolean isSafe() {
        return spreadsheet == Spreadsheet.SAFE;
    }
}
