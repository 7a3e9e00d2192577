package nightjar.cli.run;

import java.util.concurrent.Callable;
import nightjar.cli.option.Acting;
import nightjar.cli.option.Options;
import nightjar.cli.option.ProfileOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restart",
        description =
                "Goes on with a failed, stopped or interrupted run, from its last committed chunk.",
        mixinStandardHelpOptions = true)
public final class RestartCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private Acting acting;
    @Mixin private ProfileOption profile;

    @Parameters(paramLabel = "RUN", description = "Such as churn.train.2026-11-22.")
    private String run;

    @Option(names = "--json", description = "Prints the run as a JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        return profile.during(() -> new JobCommand(options, acting.actor(), json).restart(run));
    }
}
