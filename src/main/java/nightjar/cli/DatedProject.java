package nightjar.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import nightjar.spec.ProjectFile;
import nightjar.spec.Schedule;
import nightjar.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A project file and the date that it is for.
final class DatedProject {

    @Parameters(
            paramLabel = "SPEC",
            description = "The project file, such as jobs/churn.yaml, or its name alone: churn.")
    private Path spec;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Business date, yyyy-MM-dd (default: today in the project's zone).")
    private @Nullable LocalDate date;

    /// @throws nightjar.spec.SpecRejected if it has problems
    /// @throws WrongUse if there is none of that name
    ProjectFile read() {
        return SpecReader.read(path());
    }

    /// The file that was meant.
    Path path() {
        return NamedProject.find(spec, Path.of("").toAbsolutePath());
    }

    /// The date that was given, or today in the project's zone.
    LocalDate day(ProjectFile file) {
        if (date != null) {
            return date;
        }
        Schedule schedule = file.spec().schedule();
        ZoneId zone =
                schedule == null || schedule.zone() == null
                        ? ZoneId.systemDefault()
                        : schedule.zone();
        return LocalDate.now(zone);
    }
}
