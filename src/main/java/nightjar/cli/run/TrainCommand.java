package nightjar.cli.run;

import java.util.concurrent.Callable;
import nightjar.cli.option.DatedProject;
import nightjar.cli.option.Options;
import nightjar.cli.option.ProfileOption;
import nightjar.workspace.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = "One training run: explore, clean, fit, judge, promote.",
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private DatedProject project;
    @Mixin private ProfileOption profile;

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
                                        project,
                                        (file, day) -> {
                                            project.warnOfTomorrow(file);
                                            return RunRequest.train(file, day, again);
                                        }));
    }
}
