package nightjar.cli.run;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import nightjar.cli.option.DatedProject;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.option.WrongUse;
import nightjar.cli.text.ForecastText;
import nightjar.forecast.BudgetCheck;
import nightjar.forecast.RunForecast;
import nightjar.project.ProjectFile;
import nightjar.sample.Forecasting;
import nightjar.sample.SampleRunFailed;
import nightjar.workspace.Outcome;
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

    /// A forecast as it is printed.
    ///
    /// @param fits whether it fits the budget and this Java; true where there is no budget
    /// @param excesses what does not fit, a sentence each
    private record Plan(
            String project,
            boolean fits,
            List<String> excesses,
            List<String> warnings,
            RunForecast forecast) {}

    @Override
    public Integer call() {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new WrongUse("--scale is " + scale + "; expected a number above 0, such as 10.");
        }
        ProjectFile file = project.read();
        LocalDate day = project.day(file);
        InstantSource clock = InstantSource.system();
        Screen screen = new Screen();
        try (Workspace workspace =
                Workspace.open(
                        options.homeFor(file.workspace()),
                        options.database(),
                        clock,
                        options::note)) {
            RunForecast forecast =
                    new Forecasting(workspace, clock)
                            .plan(RunRequest.train(file, day, false), scale);
            BudgetCheck check = Forecasting.check(forecast, file.spec());
            if (json) {
                screen.json(
                        new Plan(
                                file.spec().project(),
                                check.fits(),
                                check.excesses(),
                                check.warnings(),
                                forecast));
            } else {
                screen.say(ForecastText.of(file.spec().project(), forecast));
            }
            check.warnings().forEach(screen::note);
            check.excesses().forEach(screen::note);
            return Outcome.DONE.exitCode();
        } catch (SampleRunFailed e) {
            screen.note(String.valueOf(e.getMessage()));
            return e.outcome().exitCode();
        }
    }
}
