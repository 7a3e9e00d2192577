package nightjar.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.database.RunKey;
import nightjar.forecast.Observation;
import nightjar.ledger.RunFolder;
import nightjar.ledger.view.StepCosts;
import nightjar.ledger.view.StepTotal;
import nightjar.ledger.view.StepView;
import nightjar.project.SourceSpec;
import nightjar.project.training.TrainSpec;
import nightjar.source.SourceSample;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.features.FeaturesStage;
import nightjar.stage.train.TrialPlan;
import nightjar.workspace.RunRequest;
import nightjar.workspace.ScratchFolder;
import nightjar.workspace.Workspace;

/// Small training runs over samples, each the whole job in a home of its own of which nothing is kept, one after the other in a Java of their own.
/// The largest comes first: it has the cold start and the memory that a run will have. The others, the largest again among them, tell what a row costs once
/// Java is warm.
///
/// The samples of all of them together have a sixth of the rows of a source beyond two million, more of a smaller one, at most 69 %. Pilots make all trials of the
/// run, which differ in what they take, but judge each in one fold only, because folds are alike.
final class SampleRuns {

    /// The largest pilot reads this part of the rows.
    private static final int PART = 16;

    /// With fewer rows than this, what a row costs is lost in what a start costs and in Java's warming up; of a small source, a quarter must do.
    private static final long ENOUGH = 120_000;

    private static final int QUARTER = 4;

    /// With fewer rows than this in the largest pilot, the smallest has too few for every class and fold.
    private static final long LEAST = 800;

    private final RunRequest request;
    private final InstantSource clock;
    private final Path scratch;

    private SampleRuns(RunRequest request, InstantSource clock, Path scratch) {
        this.request = request;
        this.clock = clock;
        this.scratch = scratch;
    }

    /// What was learnt.
    ///
    /// @param rows of the source, malformed ones included
    /// @param steps in the order in which they ran
    /// @param observations of the pilots, as they were flown
    record Flown(
            long rows, List<String> steps, List<Observation> observations, MatrixShape shape) {}

    /// @throws SampleRunFailed if one of them does not come to its end
    static Flown fly(RunRequest request, InstantSource clock) {
        try (ScratchFolder scratch = ScratchFolder.make()) {
            return new SampleRuns(request, clock, scratch.folder().path()).flown();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "A pilot cannot be prepared: %s. Is there room in the folder for temporary files?"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /// The rows of each pilot, as they are flown, for a source of so many rows.
    static List<Long> sizes(long rows) {
        long enough = Math.max(rows / PART, Math.min(ENOUGH, rows / QUARTER));
        long largest = Math.max(enough, Math.min(LEAST, rows));
        return Stream.of(largest, largest / 4, largest / 2, largest)
                .map(size -> Math.max(1, size))
                .toList();
    }

    private Flown flown() throws IOException {
        SourceSample sample = request.rows().sample(request.file().spec().data().cellTypes());
        List<SampleRunOrder> orders = new ArrayList<>();
        Map<Long, SourceSpec.File> samples = new HashMap<>();
        for (long size : sizes(sample.records())) {
            String home = "pilot-" + (orders.size() + 1);
            Path folder = Files.createDirectory(scratch.resolve(home));
            SourceSpec.File source = samples.get(size);
            if (source == null) {
                source = sample.write(size, folder);
                samples.put(size, source);
            }
            orders.add(new SampleRunOrder(home, source));
        }
        SampleRunProcess.run(scratch, orders, request);
        List<Pilot> pilots = new ArrayList<>();
        for (SampleRunOrder order : orders) {
            pilots.add(
                    pilot(
                            order,
                            pilots.isEmpty()
                                    ? Observation.Kind.COLD_PILOT
                                    : Observation.Kind.WARM_PILOT));
        }
        Pilot largest = pilots.getFirst();
        return new Flown(
                sample.records(),
                List.copyOf(largest.observation().steps().keySet()),
                pilots.stream().map(Pilot::observation).toList(),
                largest.shape());
    }

    private record Pilot(Observation observation, MatrixShape shape) {}

    private Pilot pilot(SampleRunOrder order, Observation.Kind kind) {
        try (Workspace workspace = Workspace.open(scratch.resolve(order.home()), null, clock)) {
            return taken(
                    workspace,
                    new RunKey(
                            request.file().spec().project(),
                            RunKey.Job.TRAIN,
                            request.date(),
                            1,
                            null),
                    kind);
        }
    }

    private Pilot taken(Workspace workspace, RunKey run, Observation.Kind kind) {
        RunFolder folder = workspace.folder(run);
        TrainSpec train = request.file().spec().train();
        double fits = (double) fits(train.judgedInOneFold()) / fits(train);
        Map<String, Observation.Taken> steps = new LinkedHashMap<>();
        Map<String, StepTotal> costs = new StepCosts(workspace.database()).of(run);
        for (StepView step : workspace.history().show(run).orElseThrow().steps()) {
            StepTotal cost = costs.get(step.name());
            if (cost != null) {
                steps.put(step.name(), FormerRuns.taken(cost, fits));
            }
        }
        CleanCounts tally = folder.read(CleanStage.COUNTS);
        int columns = folder.read(FeaturesStage.PLAN).names().size();
        return new Pilot(
                new Observation(tally.read(), kind, steps, folder.bytes()),
                new MatrixShape((double) tally.trainingRows() / tally.read(), columns));
    }

    /// How many models are fitted: one per trial and fold that it is judged in, and the best again on all rows.
    private static int fits(TrainSpec train) {
        return TrialPlan.of(train).size() * train.judged() + 1;
    }
}
