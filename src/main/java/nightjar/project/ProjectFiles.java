package nightjar.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where project files are looked for: in a workspace and its `jobs/`, under names that end in `.yaml` or `.yml`.
public final class ProjectFiles {

    private static final Pattern ENDING = Pattern.compile("(?i)\\.ya?ml$");

    private ProjectFiles() {}

    /// Whether something of that name is taken for one.
    public static boolean isNamedSo(Path path) {
        return ENDING.matcher(path.toString()).find();
    }

    /// The file's name without its ending.
    public static String stem(Path file) {
        return ENDING.matcher(String.valueOf(file.getFileName())).replaceFirst("");
    }

    /// Those of a workspace, sorted in each folder.
    ///
    /// @throws UncheckedIOException if a folder that is there cannot be listed
    public static List<Path> of(Path workspace) {
        return Stream.of(workspace, workspace.resolve("jobs"))
                .flatMap(folder -> in(folder).stream())
                .toList();
    }

    /// Those of one folder, sorted; none if it is not there.
    ///
    /// @throws UncheckedIOException if it cannot be listed
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ProjectFiles::isNamedSo)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
