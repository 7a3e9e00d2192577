package nightjar.cli.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import nightjar.cli.option.DatedProject;
import nightjar.cli.option.Options;
import nightjar.cli.option.ProfileOption;
import nightjar.project.ProjectFile;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "score",
        description = "The champion over new rows.",
        mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private DatedProject project;
    @Mixin private ProfileOption profile;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Rows to score, instead of the project file's score.source.")
    private @Nullable Path input;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the scores go, instead of the project file's score.output.")
    private @Nullable Path output;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description =
                    "Rows that were rejected and mended there, to be scored and added to what was published.")
    private @Nullable Path replay;

    @Option(names = "--again", description = "Scores once more and replaces what was published.")
    private boolean again;

    @Option(names = "--json", description = "Prints the run as a JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        return profile.during(() -> new JobCommand(options, json).run(project, this::request));
    }

    private RunRequest request(ProjectFile file, LocalDate day) {
        RunRequest request = RunRequest.score(file, day, again, input, output);
        if (replay == null) {
            return request;
        }
        if (again) {
            throw new RequestRefused(
                    "Found --replay and --again; expected one of them: --replay adds rows to what was published, --again replaces it.");
        }
        return request.replaying(replay);
    }
}
