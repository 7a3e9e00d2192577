package nightjar.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nightjar.project.ProjectFiles;
import nightjar.text.Nearest;
import nightjar.workspace.RequestRefused;
import org.jspecify.annotations.Nullable;

/// A project file as it is typed: its path, or, in the workspace and the folders below, its name or its project's, `churn`.
final class NamedProject {

    private static final Pattern PROJECT =
            Pattern.compile("(?m)^project:[ \\t]*[\"']?([\\w-]+)[\"']?[ \\t]*(?:#.*)?$");

    private final Path here;
    private final String name;

    private NamedProject(Path here, String name) {
        this.here = here;
        this.name = name;
    }

    /// The path of the file; where several folders lead to one, relative to `here`, as people would type it.
    ///
    /// @param here the working directory, absolute
    /// @throws RequestRefused if a name fits no file, or more than one
    static Path find(Path typed, Path here) {
        if (typed.getNameCount() != 1
                || typed.isAbsolute()
                || typed.toString().startsWith(".")
                || Files.isRegularFile(here.resolve(typed))) {
            return typed;
        }
        return new NamedProject(here, typed.toString()).find();
    }

    private Path find() {
        for (Path folder : folders()) {
            List<Path> files = files(folder);
            List<Path> fitting = files.stream().filter(this::isCalledSo).toList();
            if (fitting.isEmpty()) {
                fitting = files.stream().filter(file -> name.equals(project(file))).toList();
            }
            if (fitting.size() > 1) {
                throw new RequestRefused(
                        "'%s' may be %s; name one of them."
                                .formatted(name, shown(fitting, " or ")));
            }
            if (!fitting.isEmpty()) {
                return here.relativize(fitting.getFirst());
            }
        }
        throw new RequestRefused(missing());
    }

    /// This one, and those above up to the first that has `jobs/`.
    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (Path at = here; at != null; at = at.getParent()) {
            folders.add(at);
            if (Files.isDirectory(at.resolve("jobs"))) {
                break;
            }
        }
        return folders;
    }

    /// On the way up there may be folders that are not ours to look into.
    private static List<Path> files(Path folder) {
        try {
            return ProjectFiles.of(folder);
        } catch (UncheckedIOException _) {
            return List.of();
        }
    }

    private boolean isCalledSo(Path file) {
        String called = file.getFileName().toString();
        return called.equals(name) || ProjectFiles.stem(file).equals(name);
    }

    private static @Nullable String project(Path file) {
        try {
            Matcher project = PROJECT.matcher(Files.readString(file));
            return project.find() ? project.group(1) : null;
        } catch (IOException _) {
            return null;
        }
    }

    private String missing() {
        List<Path> all = folders().stream().flatMap(folder -> files(folder).stream()).toList();
        String question =
                Nearest.question(
                        ProjectFiles.stem(Path.of(name)),
                        all.stream().map(ProjectFiles::stem).toList());
        return "There is no project file '%s' in %s, in jobs/ or in the folders above. %s"
                .formatted(
                        name,
                        here,
                        !question.isEmpty()
                                ? question
                                : all.isEmpty()
                                        ? "`nightjar init DATA --label COLUMN` writes one."
                                        : "Found: " + shown(all, ", ") + ".");
    }

    private String shown(List<Path> files, String between) {
        return files.stream()
                .limit(10)
                .map(file -> here.relativize(file).toString())
                .collect(Collectors.joining(between));
    }
}
