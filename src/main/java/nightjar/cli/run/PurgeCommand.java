package nightjar.cli.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.cli.option.Acting;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.PurgeText;
import nightjar.operate.act.PurgeRuns;
import nightjar.retention.PurgeReport;
import nightjar.retention.PurgeRequest;
import nightjar.retention.PurgeRule;
import nightjar.workspace.Outcome;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "purge",
        description =
                "Removes old runs of this home, and model files that no champion and no run that stays needs.",
        mixinStandardHelpOptions = true)
public final class PurgeCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private Acting acting;

    @Parameters(arity = "0..1", paramLabel = "PROJECT", description = "Only of this project.")
    private @Nullable String project;

    @Option(
            names = "--older-than",
            required = true,
            paramLabel = "AGE",
            converter = Age.class,
            description =
                    "Only runs that ended, or were last heard of, longer ago: 90d, 12w or 36h.")
    private Duration olderThan;

    @Option(
            names = "--keep-last",
            defaultValue = "0",
            paramLabel = "N",
            description = "The newest N runs of each project and job stay, however old.")
    private int keepLast;

    @Option(
            names = "--unfinished",
            description = "Also runs that failed, stopped or were interrupted.")
    private boolean unfinished;

    @Option(
            names = "--orphans",
            description = "Also folders of runs that this database does not know.")
    private boolean orphans;

    @Option(names = "--dry-run", description = "Changes nothing and tells what would go.")
    private boolean dryRun;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        if (keepLast < 0) {
            throw new RequestRefused(
                    "--keep-last %s: expected how many runs stay, 0 or more.".formatted(keepLast));
        }
        PurgeReport report;
        try (Workspace workspace = options.open()) {
            report =
                    new PurgeRuns(
                                    new PurgeRequest(
                                            new PurgeRule(olderThan, keepLast, unfinished),
                                            project,
                                            orphans,
                                            dryRun,
                                            acting.actor()))
                            .in(workspace);
        }
        if (json) {
            screen.json(report);
        } else {
            screen.say(PurgeText.of(report));
        }
        return (report.isIncomplete() ? Outcome.FAILED : Outcome.DONE).exitCode();
    }

    /// A number of hours, days or weeks.
    static final class Age implements ITypeConverter<Duration> {

        private static final Pattern AGE = Pattern.compile("(\\d{1,6})([hdw])");

        @Override
        public Duration convert(String text) {
            Matcher matcher = AGE.matcher(text.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "expected a number of hours, days or weeks such as 36h, 90d or 12w, found '"
                                + text
                                + "'");
            }
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> Duration.ofDays(7 * number);
            };
        }
    }
}
