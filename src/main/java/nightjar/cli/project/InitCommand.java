package nightjar.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import nightjar.cli.option.Options;
import nightjar.cli.option.ProjectsBeside;
import nightjar.cli.option.Screen;
import nightjar.init.ProjectDraft;
import nightjar.init.ProjectName;
import nightjar.init.Wishes;
import nightjar.pass.RowSource;
import nightjar.project.SpecProblem;
import nightjar.project.SpecRejected;
import nightjar.project.grammar.SpecChecks;
import nightjar.project.grammar.SpecReader;
import nightjar.source.LocalFile;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.ScratchFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        description = "Writes a commented project file from a data file.",
        mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {

    /// Only parsed: drafting needs no home.
    @SuppressWarnings("unused")
    @Mixin
    private Options options;

    @Parameters(paramLabel = "DATA", description = "A CSV or Parquet file.")
    private Path data;

    @Option(
            names = "--label",
            required = true,
            paramLabel = "COL",
            description = "The column to predict.")
    private String label;

    @Option(names = "--key", paramLabel = "COL", description = "The column that identifies a row.")
    private @Nullable String key;

    @Option(
            names = "--positive",
            paramLabel = "VALUE",
            description = "The positive class (default: the rarer of two).")
    private @Nullable String positive;

    @Option(
            names = "--classes",
            description = "The label's values are classes, also where they are numbers or many.")
    private boolean classes;

    @Option(
            names = "--out",
            paramLabel = "SPEC",
            description =
                    "Where to write it (default: jobs/<project>.yaml; the project is named after the data).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Screen screen = new Screen();
        Path file = data.toAbsolutePath().normalize();
        LocalFile input = LocalFile.of(LocalFile.at(file).found());
        RowSource source = input.open(4096);
        Path folder = (out == null ? Path.of("jobs") : out.resolveSibling("")).toAbsolutePath();
        String shown = shown(file, folder.normalize());
        String project = ProjectName.of(shown, ProjectsBeside.of(folder, file));
        Path target =
                (out == null ? Path.of("jobs", project + ".yaml") : out)
                        .toAbsolutePath()
                        .normalize();
        if (Files.exists(target)) {
            throw new RequestRefused(
                    target
                            + " is there already; nothing was changed. Remove it, or name another with --out.");
        }
        // Before the draft: what is left out may be what somebody asks for.
        source.warnings().forEach(screen::note);
        try (ScratchFolder scratch = ScratchFolder.make()) {
            ProjectDraft draft =
                    ProjectDraft.of(
                            source,
                            new Wishes(
                                    project,
                                    shown,
                                    input.spec().kind(),
                                    label,
                                    key,
                                    positive,
                                    classes),
                            scratch.folder());
            draft.warnings().forEach(screen::note);
            Files.createDirectories(target.getParent());
            Files.writeString(target, draft.yaml(), StandardOpenOption.CREATE_NEW);
        }
        List<SpecProblem> problems =
                SpecChecks.against(SpecReader.read(target), source.schema().names());
        if (!problems.isEmpty()) {
            throw new SpecRejected(problems);
        }
        screen.note(
                "Wrote %s. Next: `nightjar check %s`, then `nightjar train %s`."
                        .formatted(target, target, target));
        return 0;
    }

    /// The data's path as the project file should name it: relative to the workspace where it lies inside.
    ///
    /// @param folder of the project file
    private static String shown(Path file, Path folder) {
        Path above = folder.getParent();
        Path workspace = folder.endsWith("jobs") && above != null ? above : folder;
        return file.startsWith(workspace) ? workspace.relativize(file).toString() : file.toString();
    }
}
