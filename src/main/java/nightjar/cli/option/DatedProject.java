package nightjar.cli.option;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import nightjar.project.ProjectFile;
import nightjar.project.Schedule;
import nightjar.project.grammar.SpecReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A project file and the date that it is for.
public final class DatedProject {

    @Parameters(
            paramLabel = "SPEC",
            description = "The project file, such as jobs/churn.yaml, or its name alone: churn.")
    private Path spec;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Business date, yyyy-MM-dd (default: today in the project's zone).")
    private @Nullable LocalDate date;

    /// @throws nightjar.project.SpecRejected if it has problems
    /// @throws nightjar.workspace.RequestRefused if there is none of that name
    public ProjectFile read() {
        return SpecReader.read(path());
    }

    /// The file that was meant.
    public Path path() {
        return NamedProject.find(spec, Path.of("").toAbsolutePath());
    }

    /// The date that was given, or today in the project's zone.
    public LocalDate day(ProjectFile file) {
        return date != null ? date : today(file);
    }

    private static LocalDate today(ProjectFile file) {
        Schedule schedule = file.spec().schedule();
        ZoneId zone =
                schedule == null || schedule.zone() == null
                        ? ZoneId.systemDefault()
                        : schedule.zone();
        return LocalDate.now(zone);
    }

    /// Says that a date given for a training run has not come yet, even where `--quiet` was asked for.
    public void warnOfTomorrow(ProjectFile file) {
        ahead(day(file), today(file))
                .ifPresent(said -> LoggerFactory.getLogger(DatedProject.class).warn(said));
    }

    /// What follows from training for a day after today; empty: it is not after.
    public static Optional<String> ahead(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        return days <= 0
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%s is %,d %s ahead of today, %s: if this candidate becomes champion, a later night of an earlier date will not become champion by itself",
                                day,
                                days,
                                days == 1 ? "day" : "days",
                                today));
    }
}
