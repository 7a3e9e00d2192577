package nightjar.cli.option;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import nightjar.project.ProjectFile;
import nightjar.project.ProjectFiles;
import nightjar.project.SpecRejected;
import nightjar.project.grammar.SpecReader;

/// The names that a new project beside others may not have, because runs and versions are kept under them.
public final class ProjectsBeside {

    private ProjectsBeside() {}

    /// Of the projects over other data than `data`.
    ///
    /// @param folder of project files; it need not be there
    public static Set<String> of(Path folder, Path data) {
        Set<String> names = new TreeSet<>();
        for (Path file : ProjectFiles.in(folder)) {
            try {
                ProjectFile project = SpecReader.read(file);
                if (project.spec().data().source().paths().stream()
                        .noneMatch(
                                path ->
                                        project.workspace()
                                                .resolve(path)
                                                .normalize()
                                                .equals(data))) {
                    names.add(project.spec().project());
                }
            } catch (SpecRejected _) {
                // It has problems of its own, which `check` tells; no run is kept under its name.
            }
        }
        return names;
    }
}
