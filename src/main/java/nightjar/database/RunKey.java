package nightjar.database;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of a run: one job of one project for one business date.
///
/// @param sequence 1 for the first run of that date; a deliberate second run has 2
/// @param input the name of an explicitly given input, without folder and ending; null: the project's own
public record RunKey(
        String project, Job job, LocalDate date, int sequence, @Nullable String input) {

    private static final Pattern NAME =
            Pattern.compile(
                    "([\\w-]+)\\.(train|score|watch)\\.(\\d{4}-\\d\\d-\\d\\d)(?:\\.(\\d{1,6}))?(?:@(.+))?");

    /// What a run does. The name in run names is the lower-case constant.
    public enum Job {
        TRAIN,
        SCORE,
        WATCH;

        /// `train`, `score` or `watch`.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public RunKey {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence " + sequence);
        }
    }

    /// The run called `name`, such as `churn.train.2026-11-22.2` or `churn.score.2026-11-22@new-customers`; empty if it is no run name.
    public static Optional<RunKey> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new RunKey(
                            matcher.group(1),
                            Job.valueOf(matcher.group(2).toUpperCase(java.util.Locale.ROOT)),
                            LocalDate.parse(matcher.group(3)),
                            matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4)),
                            matcher.group(5)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// Another run of that job, date and input.
    public RunKey withSequence(int other) {
        return new RunKey(project, job, date, other, input);
    }

    /// The name by which people and the database know the run.
    public String name() {
        return project
                + "."
                + job.word()
                + "."
                + date
                + (sequence == 1 ? "" : "." + sequence)
                + (input == null ? "" : "@" + input);
    }

    /// The name of the Spring Batch job, such as `churn.train`.
    public String jobName() {
        return project + "." + job.word();
    }

    @Override
    public String toString() {
        return name();
    }
}
