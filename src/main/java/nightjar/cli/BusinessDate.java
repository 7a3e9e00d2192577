package nightjar.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import nightjar.spec.ProjectFile;
import nightjar.spec.Schedule;
import org.jspecify.annotations.Nullable;

/// The date a run is for.
final class BusinessDate {

    private BusinessDate() {}

    /// The given date, or today in the project's zone.
    static LocalDate of(ProjectFile file, @Nullable LocalDate given) {
        if (given != null) {
            return given;
        }
        Schedule schedule = file.spec().schedule();
        ZoneId zone =
                schedule == null || schedule.zone() == null
                        ? ZoneId.systemDefault()
                        : schedule.zone();
        return LocalDate.now(zone);
    }
}
