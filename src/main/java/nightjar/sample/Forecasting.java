package nightjar.sample;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import nightjar.forecast.Basis;
import nightjar.forecast.BudgetCheck;
import nightjar.forecast.Observation;
import nightjar.forecast.RunForecast;
import nightjar.project.Budget;
import nightjar.project.ProjectSpec;
import nightjar.stage.train.TrainingSample;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Forecasts training runs from pilots and from what the ledger knows of former ones.
public final class Forecasting {

    /// Bytes that Java's heap may have at most.
    private static final long HEAP = Runtime.getRuntime().maxMemory();

    private final Workspace workspace;
    private final InstantSource clock;

    public Forecasting(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /// What a run will take.
    ///
    /// @param scale how many times the rows of today
    /// @throws SampleRunFailed if nothing can be learnt
    public RunForecast plan(RunRequest request, double scale) {
        return piloted(request, scale, FormerRuns.of(workspace, request.file().spec()));
    }

    /// What the run that is about to begin will take. Pilots are left out where enough former runs did the same work.
    ///
    /// @param bytes of the input
    /// @throws SampleRunFailed if nothing can be learnt
    RunForecast beforehand(RunRequest request, long bytes) {
        ProjectSpec spec = request.file().spec();
        FormerRuns former = FormerRuns.of(workspace, spec);
        if (!former.areEnoughFor(bytes)) {
            return piloted(request, 1, former);
        }
        List<Observation> runs = former.observations();
        long rows = former.rows(bytes);
        return RunForecast.of(
                runs,
                List.copyOf(runs.getFirst().steps().keySet()),
                rows,
                1,
                former.shape().of(rows, spec.train(), HEAP),
                pricePerHour(spec),
                new Basis(List.of(), 0, runs.size()));
    }

    /// Whether a forecast fits the project's budget and this Java.
    public static BudgetCheck check(RunForecast forecast, ProjectSpec spec) {
        return BudgetCheck.of(
                forecast,
                spec.budget(),
                spec.train(),
                TrainingSample.heapForAll(forecast.fitted(), HEAP));
    }

    private RunForecast piloted(RunRequest request, double scale, FormerRuns former) {
        long began = System.nanoTime();
        SampleRuns.Flown flown = SampleRuns.fly(request, clock);
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3;
        ProjectSpec spec = request.file().spec();
        List<Observation> all = new ArrayList<>(former.observations());
        all.addAll(flown.observations());
        return RunForecast.of(
                all,
                flown.steps(),
                flown.rows(),
                scale,
                flown.shape().of(flown.rows() * scale, spec.train(), HEAP),
                pricePerHour(spec),
                new Basis(
                        flown.observations().stream().map(Observation::rows).toList(),
                        seconds,
                        former.observations().size()));
    }

    private static @Nullable Double pricePerHour(ProjectSpec spec) {
        Budget budget = spec.budget();
        return budget == null ? null : budget.pricePerHour();
    }
}
