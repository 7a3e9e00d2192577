package nightjar.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import nightjar.source.RowSource;
import nightjar.source.Sources;
import nightjar.spec.ProjectFile;
import nightjar.spec.SpecChecks;
import nightjar.spec.SpecProblem;
import nightjar.spec.SpecReader;
import nightjar.spec.SpecRejected;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "All problems of a project file, and of its data's header.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "SPEC", description = "The project file, such as jobs/churn.yaml.")
    private Path spec;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Business date, yyyy-MM-dd (default: today in the project's zone).")
    private @Nullable LocalDate date;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        ProjectFile file = SpecReader.read(spec);
        RowSource source =
                Sources.open(
                        file.spec().data().source(),
                        file.resolve(
                                file.spec().data().source().path(), BusinessDate.of(file, date)),
                        4096);
        source.warnings().forEach(screen::note);
        List<SpecProblem> problems = SpecChecks.against(file, source.schema().names());
        if (!problems.isEmpty()) {
            throw new SpecRejected(problems);
        }
        if (!options.quiet) {
            SpecChecks.notActedOn(file.spec()).forEach(screen::note);
            screen.note(
                    "%s: no problems; %d columns in the data."
                            .formatted(spec, source.schema().size()));
        }
        return 0;
    }
}
