package nightjar.sample;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import nightjar.database.RunKey;
import nightjar.forecast.BudgetCheck;
import nightjar.forecast.RunForecast;
import nightjar.project.ProjectSpec;
import nightjar.table.DataRejected;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Says before a training run begins whether it fits the budget of its project. A project without a budget is not asked.
///
/// @param notes hears the forecast, and what may not fit
public record Budgeting(Workspace workspace, InstantSource clock, Consumer<String> notes) {

    public sealed interface Decision {}

    /// @param forecast null: none was made
    public record Begun(@Nullable RunForecast forecast) implements Decision {}

    public record NotBegun(RunEnd end) implements Decision {}

    /// @param bytes of the rows
    public Decision of(RunKey key, RunRequest request, long bytes) {
        ProjectSpec spec = request.file().spec();
        if (key.job() != RunKey.Job.TRAIN || spec.budget() == null) {
            return new Begun(null);
        }
        RunForecast forecast;
        try {
            forecast = new Forecasting(workspace, clock).beforehand(request, bytes);
        } catch (SampleRunFailed e) {
            return withoutForecast(key, e);
        } catch (DataRejected e) {
            return begunAllTheSame(e);
        }
        notes.accept(sentence(forecast));
        BudgetCheck check = Forecasting.check(forecast, spec);
        check.warnings().forEach(notes);
        return check.fits()
                ? new Begun(forecast)
                : new NotBegun(
                        new RunEnd(
                                key,
                                Outcome.OVER_BUDGET,
                                refusal(key, request, check.excesses()),
                                forecast));
    }

    private Decision withoutForecast(RunKey key, SampleRunFailed failed) {
        return failed.outcome() == Outcome.STOPPED
                ? new NotBegun(
                        new RunEnd(
                                key,
                                Outcome.STOPPED,
                                "Stopped in a pilot; %s was not begun.".formatted(key)))
                : begunAllTheSame(failed);
    }

    /// Better a night without a forecast than no night: if something is wrong with the data, the run says so itself.
    private Decision begunAllTheSame(RuntimeException reason) {
        notes.accept(
                "%s The run begins all the same, and nothing holds it to its budget."
                        .formatted(reason.getMessage()));
        return new Begun(null);
    }

    private static String sentence(RunForecast forecast) {
        return String.format(
                Locale.ROOT,
                "Forecast: %.1f s (%.1f to %.1f) and %,.0f MB of memory (%,.0f to %,.0f), from %s.",
                forecast.seconds().expected(),
                forecast.seconds().low(),
                forecast.seconds().high(),
                forecast.peakMemory().expected() / 1e6,
                forecast.peakMemory().low() / 1e6,
                forecast.peakMemory().high() / 1e6,
                forecast.basis().sentence());
    }

    private static String refusal(RunKey key, RunRequest request, List<String> excesses) {
        return "%s was not begun, because it is over the budget of %s.%n%s"
                .formatted(
                        key, request.file().path(), String.join(System.lineSeparator(), excesses));
    }
}
