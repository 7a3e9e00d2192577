package nightjar.project;

import java.nio.file.Path;
import java.time.LocalDate;

/// A project file that was read without a problem, and the workspace its paths belong to.
///
/// @param path as given, absolute
/// @param workspace the folder that holds `jobs/`, else the file's own folder; absolute
/// @param text the file as it stands
public record ProjectFile(Path path, Path workspace, String text, ProjectSpec spec) {

    /// A path of the project file for this business date: `${date}` filled in, relative to the workspace.
    public Path resolve(String specPath, LocalDate date) {
        return workspace.resolve(DatedPath.of(specPath, date)).normalize();
    }
}
