package nightjar.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import nightjar.run.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "train",
        description = "One training run: explore, clean, fit, judge, promote.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private ProfileOption profile;

    @Parameters(paramLabel = "SPEC", description = "The project file, such as jobs/churn.yaml.")
    private Path spec;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Business date, yyyy-MM-dd (default: today in the project's zone).")
    private @Nullable LocalDate date;

    @Option(names = "--again", description = "A new run of this date, though there is one already.")
    private boolean again;

    @Option(names = "--json", description = "Prints the run as a JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        return profile.during(
                () ->
                        new JobCommand(options, json)
                                .run(
                                        spec,
                                        date,
                                        (file, day) -> RunRequest.train(file, day, again)));
    }
}
