package nightjar.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nightjar.database.RunKey;
import nightjar.forecast.Observation;
import nightjar.history.KeptProject;
import nightjar.ledger.InputFile;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.ledger.RunRecord;
import nightjar.ledger.view.RunState;
import nightjar.ledger.view.RunSummary;
import nightjar.ledger.view.StepCosts;
import nightjar.ledger.view.StepTotal;
import nightjar.ledger.view.StepView;
import nightjar.project.ProjectSpec;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What the ledger knows of training runs that did the same work: complete in one attempt, with the same columns, cleaning, features and training. Rules of the gate,
/// the goal and the budget may differ.
///
/// @param observations the newest first
/// @param bytesPerRow of the newest run's input file; 0: there is none
/// @param shape of the newest run's training matrix
record FormerRuns(List<Observation> observations, double bytesPerRow, MatrixShape shape) {

    /// How many are looked at and how many are used: older ones ran on another machine, or another Nightjar.
    private static final int LOOKED_AT = 60;

    private static final int USED = 10;

    /// So many are as good as pilots, if one is large enough.
    private static final int ENOUGH = 3;

    FormerRuns {
        observations = List.copyOf(observations);
    }

    static FormerRuns of(Workspace workspace, ProjectSpec spec) {
        List<Observation> observations = new ArrayList<>();
        double bytesPerRow = 0;
        MatrixShape shape = MatrixShape.UNKNOWN;
        for (RunSummary run : workspace.history().list(spec.project(), LOOKED_AT)) {
            RunKey key = RunKey.parse(run.run()).orElseThrow();
            if (key.job() != RunKey.Job.TRAIN
                    || run.status() != RunState.COMPLETED
                    || run.attempts() != 1
                    || observations.size() == USED) {
                continue;
            }
            RunRecord record = workspace.ledger().find(key).orElseThrow();
            Optional<Observation> observed =
                    isSameWork(record, spec) ? observation(workspace, key) : Optional.empty();
            if (observed.isPresent()) {
                observations.add(observed.get());
                if (bytesPerRow == 0) {
                    bytesPerRow = bytesPerRow(record, observed.get());
                    shape = shape(workspace.ledger().measurements(key), observed.get().rows());
                }
            }
        }
        return new FormerRuns(observations, bytesPerRow, shape);
    }

    private static boolean isSameWork(RunRecord record, ProjectSpec spec) {
        return KeptProject.read(record)
                .filter(
                        kept ->
                                kept.data().columns().equals(spec.data().columns())
                                        && kept.data().label().equals(spec.data().label())
                                        && kept.clean().equals(spec.clean())
                                        && kept.features().equals(spec.features())
                                        && kept.train().equals(spec.train()))
                .isPresent();
    }

    /// Empty if the rows are not known: the run is of a time when they were not entered.
    private static Optional<Observation> observation(Workspace workspace, RunKey run) {
        Map<String, StepTotal> totals = new StepCosts(workspace.database()).of(run);
        StepTotal explore = totals.get("explore");
        if (explore == null || explore.rows() == null || explore.rows() == 0) {
            return Optional.empty();
        }
        Map<String, Observation.Taken> steps = new LinkedHashMap<>();
        for (StepView step : workspace.history().show(run).orElseThrow().steps()) {
            StepTotal total = totals.get(step.name());
            if (total != null) {
                steps.put(step.name(), taken(total, 1));
            }
        }
        return Optional.of(
                new Observation(explore.rows(), Observation.Kind.RUN, steps, disk(workspace, run)));
    }

    /// What was entered when the run was complete; of a run that is older than that, what its files take now.
    private static @Nullable Long disk(Workspace workspace, RunKey run) {
        OptionalLong entered = workspace.ledger().disk(run);
        OptionalLong known = entered.isPresent() ? entered : workspace.disk(run);
        return known.isPresent() ? known.getAsLong() : null;
    }

    private static MatrixShape shape(List<Measurement> measurements, long rows) {
        return new MatrixShape(
                measured(measurements, Quantity.TRAINING_ROWS) / rows,
                (int) measured(measurements, Quantity.FEATURES));
    }

    private static double measured(List<Measurement> measurements, Quantity quantity) {
        return measurements.stream()
                .filter(one -> one.step().equals("features") && one.isOf(quantity))
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElse(0);
    }

    /// What a step took. The rows decide about passes over them and about training; what comes after looks at results.
    ///
    /// @param fits share of the run's models that were fitted
    static Observation.Taken taken(StepTotal total, double fits) {
        double work = total.step().equals("train") ? fits : total.rows() != null ? 1 : 0;
        return new Observation.Taken(total.seconds(), total.peakMemory(), work);
    }

    private static double bytesPerRow(RunRecord record, Observation observation) {
        return (double) record.inputs().stream().mapToLong(InputFile::size).sum()
                / observation.rows();
    }

    /// The rows of an input of so many bytes, as many per byte as in the newest run.
    long rows(long bytes) {
        return Math.round(bytes / bytesPerRow);
    }

    /// Whether they tell enough of an input of so many bytes for pilots to be left out.
    boolean areEnoughFor(long bytes) {
        return observations.size() >= ENOUGH
                && observations.stream().anyMatch(one -> 2 * one.rows() >= rows(bytes));
    }
}
