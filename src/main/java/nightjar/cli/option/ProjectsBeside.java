package nightjar.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nightjar.project.ProjectFile;
import nightjar.project.SpecRejected;
import nightjar.project.grammar.SpecReader;

/// The names that a new project beside others may not have, because runs and versions are kept under them.
public final class ProjectsBeside {

    private ProjectsBeside() {}

    /// Of the projects over other data than `data`.
    ///
    /// @param folder of project files; it need not be there
    public static Set<String> of(Path folder, Path data) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        for (Path file : projectFiles(folder)) {
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

    private static List<Path> projectFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
