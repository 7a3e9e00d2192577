package nightjar.cli.run;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import nightjar.cli.option.DatedProject;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.ForecastText;
import nightjar.operate.question.PlanRun;
import nightjar.project.ProjectFile;
import nightjar.sample.SampleRunFailed;
import nightjar.workspace.Outcome;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description =
                "What a training run will take: time, memory, disk, money. Trains on small samples and keeps nothing.",
        mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private DatedProject project;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Forecasts for N times the rows of today (default: 1).")
    private double scale = 1;

    @Option(names = "--json", description = "Prints the forecast as a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new RequestRefused(
                    "--scale is " + scale + "; expected a number above 0, such as 10.");
        }
        ProjectFile file = project.read();
        LocalDate day = project.day(file);
        Screen screen = new Screen();
        try (Workspace workspace =
                Workspace.open(
                        options.homeFor(file.workspace()),
                        options.database(),
                        InstantSource.system(),
                        options::note)) {
            PlanRun.Plan plan =
                    new PlanRun(RunRequest.train(file, day, false), scale).in(workspace);
            if (json) {
                screen.json(plan);
            } else {
                screen.say(ForecastText.of(plan.project(), plan.forecast()));
            }
            plan.warnings().forEach(screen::note);
            plan.excesses().forEach(screen::note);
            return Outcome.DONE.exitCode();
        } catch (SampleRunFailed e) {
            screen.note(String.valueOf(e.getMessage()));
            return e.outcome().exitCode();
        }
    }
}
