package nightjar.operate.question;

import java.util.List;
import nightjar.forecast.BudgetCheck;
import nightjar.forecast.RunForecast;
import nightjar.sample.Forecasting;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;

/// What will a training run take?
///
/// @param scale for so many times the rows of today, above 0
public record PlanRun(RunRequest request, double scale) {

    /// A forecast held against the budget; the components are the keys.
    ///
    /// @param fits whether it fits the budget and this Java; true where there is no budget
    /// @param excesses what does not fit, a sentence each
    public record Plan(
            String project,
            boolean fits,
            List<String> excesses,
            List<String> warnings,
            RunForecast forecast) {}

    /// @throws nightjar.sample.SampleRunFailed if a run on few rows did not end well
    public Plan in(Workspace workspace) {
        RunForecast forecast = new Forecasting(workspace, workspace.clock()).plan(request, scale);
        BudgetCheck check = Forecasting.check(forecast, request.file().spec());
        return new Plan(
                request.file().spec().project(),
                check.fits(),
                check.excesses(),
                check.warnings(),
                forecast);
    }
}
