package nightjar.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nightjar.project.DatedPath;
import nightjar.project.OutputForm;
import nightjar.project.ProjectFile;
import nightjar.project.ProjectFiles;
import nightjar.project.ScoreSpec;
import nightjar.project.SourceSpec;
import nightjar.project.Watch;
import org.jspecify.annotations.Nullable;

/// What scores, and the rows rejected beside them, must not be put in the place of: inputs, project files, homes, the outputs of others, and
/// whatever is no plain file.
///
/// @param homes folders in which nothing is published
/// @param databases files of embedded databases
/// @param input rows to score that were named on the command line; null: none
/// @param others what other projects have published, or will
public record TargetRules(
        ProjectFile file,
        LocalDate date,
        List<Path> homes,
        List<Path> databases,
        @Nullable Path input,
        List<Other> others) {

    private static final String DATABASE = "nightjar.db";

    /// File systems in which only the kernel makes files.
    private static final Set<String> KERNEL = Set.of("proc", "sysfs");

    /// The output of another project.
    ///
    /// @param whose for people
    public record Other(Target target, String whose) {}

    /// Why a target is refused.
    ///
    /// @param found what stands there, or would be lost
    public record Refusal(String found, String expected, String advice) {}

    /// Why neither the target nor the file beside it may be written; empty: both may.
    public Optional<Refusal> refusal(Target target) {
        return switch (target) {
            case FileTarget file -> refusal(file);
        };
    }

    private Optional<Refusal> refusal(FileTarget output) {
        return found(output)
                .or(
                        () ->
                                found(output.rejected())
                                        .map(found -> found + " (for the rows that are rejected)"))
                .map(
                        found ->
                                new Refusal(
                                        found,
                                        "a plain file of the scores' own, or a place where nothing stands",
                                        "Name another one."))
                .or(() -> ofForm(output.path()));
    }

    private static Optional<Refusal> ofForm(Path output) {
        return OutputForm.problem(output.getFileName().toString())
                .map(
                        ending ->
                                new Refusal(
                                        "%s, whose ending %s promises what is not written"
                                                .formatted(output, ending),
                                        OutputForm.known(),
                                        "Give it another ending."));
    }

    private Optional<String> found(FileTarget output) {
        Path target = output.path();
        return notPlain(target)
                .or(() -> projectFile(target))
                .or(() -> partOfAHome(target))
                .or(() -> input(target))
                .or(() -> ofOthers(output))
                .map(what -> target + ", which " + what);
    }

    private static Optional<String> notPlain(Path target) {
        if (Files.isDirectory(target)) {
            return Optional.of("is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return Optional.of("is a pipe, a device or the like, and no plain file");
        }
        if (!Files.exists(target) && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("is a link that leads nowhere");
        }
        Path above = target.getParent();
        while (above != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
            above = above.getParent();
        }
        if (above == null) {
            return Optional.empty();
        }
        return Files.isDirectory(above)
                ? ofTheKernel(above)
                : Optional.of("would stand in " + above + ", which is no folder");
    }

    /// Whoever is root may write everywhere, it seems, until the file is to be made.
    private static Optional<String> ofTheKernel(Path folder) {
        try {
            return KERNEL.contains(Files.getFileStore(folder).type())
                    ? Optional.of(
                            "would stand in " + folder + ", which holds no files but the kernel's")
                    : Optional.empty();
        } catch (IOException _) {
            // Then publishing says what is wrong.
            return Optional.empty();
        }
    }

    private Optional<String> projectFile(Path target) {
        return Stream.concat(Stream.of(file.path()), ProjectFiles.of(file.workspace()).stream())
                .filter(project -> FileIdentity.isSame(project, target))
                .findFirst()
                .map(_ -> "is a project file")
                .or(() -> namedAsProjectFile(target));
    }

    /// What stands there is looked at as a project file, whether it was one before or not.
    private Optional<String> namedAsProjectFile(Path target) {
        if (ProjectFiles.isNamedSo(target)) {
            return Optional.of("has the ending of a project file");
        }
        return FileIdentity.isIn(target, file.workspace().resolve("jobs"))
                ? Optional.of("would stand among the project files")
                : Optional.empty();
    }

    private Optional<String> partOfAHome(Path target) {
        for (Path home : homes) {
            if (FileIdentity.isIn(target, home)) {
                return Optional.of("is part of the home " + home);
            }
        }
        for (Path at = FileIdentity.real(target).getParent(); at != null; at = at.getParent()) {
            if (at.endsWith(".nightjar") || Files.exists(at.resolve(DATABASE))) {
                return Optional.of("is part of the home " + at);
            }
        }
        return databases.stream()
                .flatMap(TargetRules::withCompanions)
                .filter(database -> FileIdentity.isSame(database, target))
                .findFirst()
                .map(_ -> "is part of the database");
    }

    private static Stream<Path> withCompanions(Path database) {
        return Stream.of("", "-wal", "-shm", "-journal")
                .map(ending -> database.resolveSibling(database.getFileName() + ending));
    }

    private Optional<String> input(Path target) {
        if (input != null && FileIdentity.isSame(input, target)) {
            return Optional.of("holds the rows to score");
        }
        return inputs().filter(path -> isInput(path, target))
                .findFirst()
                .map(path -> "is an input of this project (" + path + ")");
    }

    private Stream<String> inputs() {
        ScoreSpec score = file.spec().score();
        Watch watch = file.spec().watch();
        return Stream.concat(
                Stream.ofNullable(file.spec().golden()),
                Stream.of(
                                Optional.of(file.spec().data().source()),
                                Optional.ofNullable(score == null ? null : score.source()),
                                Optional.ofNullable(watch == null ? null : watch.outcomes()))
                        .flatMap(Optional::stream)
                        .map(SourceSpec::paths)
                        .flatMap(List::stream));
    }

    /// For this date or any other one.
    private boolean isInput(String path, Path target) {
        Path any = FileIdentity.real(file.workspace().resolve(path).normalize());
        Pattern dated = DatedPath.anyDate(any.toString());
        return FileIdentity.isSame(file.resolve(path, date), target)
                || dated.matcher(FileIdentity.real(target).toString()).matches();
    }

    private Optional<String> ofOthers(Target target) {
        return others.stream()
                .filter(other -> other.target().isSame(target))
                .findFirst()
                .map(other -> "is the output of " + other.whose());
    }
}
