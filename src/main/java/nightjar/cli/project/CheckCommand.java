package nightjar.cli.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nightjar.cli.option.DatedProject;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.pass.RowSource;
import nightjar.project.ProjectFile;
import nightjar.project.ScoreColumns;
import nightjar.project.SpecProblem;
import nightjar.project.SpecRejected;
import nightjar.project.grammar.SpecChecks;
import nightjar.source.Input;
import nightjar.workspace.TargetCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description = "All problems of a project file, and of its data's header.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private DatedProject project;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        ProjectFile file = project.read();
        options.failIn(file.workspace());
        RowSource source =
                Input.of(file.spec().data().source(), file, project.day(file)).open(4096);
        source.warnings().forEach(screen::note);
        List<SpecProblem> problems =
                new ArrayList<>(SpecChecks.against(file, source.schema().names()));
        Path home = options.homeFor(file.workspace());
        problems.addAll(
                TargetCheck.problems(file, project.day(file), home, options.databaseFiles(home)));
        SpecChecks.golden(file, project.day(file)).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new SpecRejected(problems);
        }
        if (!options.quiet) {
            ScoreColumns.note(file.spec()).ifPresent(screen::note);
            SpecChecks.notActedOn(file.spec()).forEach(screen::note);
            screen.note(
                    "%s: no problems; %s columns in the data."
                            .formatted(project.path(), source.schema().size()));
        }
        return 0;
    }
}
