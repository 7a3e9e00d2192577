package nightjar.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.forecast.Observation;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunKey;
import nightjar.ledger.StepCosts;
import nightjar.ledger.StepTotal;
import nightjar.ledger.StepView;
import nightjar.model.Task;
import nightjar.source.SourceSample;
import nightjar.spec.SourceSpec;
import nightjar.spec.TrainSpec;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.clean.CleanTally;
import nightjar.stage.clean.TaskFinder;
import nightjar.stage.explore.Profile;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.FeaturesStage;
import nightjar.stage.train.TrialPlan;

/// Small training runs over samples of rising size, each the whole job in a Java and a home of its own of which nothing is kept. Only a new process has the cold
/// start and the memory that a run will have.
///
/// All of them together read about a ninth of the rows of a source beyond two million, more of a smaller one, at most 44 %. A check of the number of rows cannot hold for a sample, so pilots
/// leave `checks` out. Of a large source they make a fifth of the trials, and at least one of each candidate.
final class Pilots {

    /// The largest pilot reads this part of the rows.
    private static final int PART = 16;

    /// With fewer rows than this, what a row costs is lost in what a start costs and in Java's warming up; of a small source, a quarter must do.
    private static final long ENOUGH = 120_000;

    private static final int QUARTER = 4;

    /// With fewer rows than this in the largest pilot, the smallest has too few for every class and fold.
    private static final long LEAST = 800;

    /// A source of at least so many rows is large: what a fit costs there is the rows. In a small one it is the warming up of Java, which is
    /// not the same for a fifth of the fits.
    private static final long LARGE = 120_000;

    /// On a large source a pilot makes one trial for so many of the run.
    private static final int TRIALS = 5;

    private final RunRequest request;
    private final InstantSource clock;
    private final Path scratch;

    private Pilots(RunRequest request, InstantSource clock, Path scratch) {
        this.request = request;
        this.clock = clock;
        this.scratch = scratch;
    }

    /// What was learnt.
    ///
    /// @param rows of the source, malformed ones included
    /// @param steps in the order in which they ran
    /// @param observations of the pilots, smallest first
    /// @param matrixPerRow bytes of the training matrix per row of the source
    record Flown(
            long rows, List<String> steps, List<Observation> observations, double matrixPerRow) {}

    /// @throws PilotFailed if one of them does not come to its end
    static Flown fly(RunRequest request, InstantSource clock) {
        try (ScratchFolder scratch = ScratchFolder.make()) {
            return new Pilots(request, clock, scratch.folder().path()).flown();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "A pilot cannot be prepared: %s. Is there room in the folder for temporary files?"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /// The rows of each pilot, smallest first, for a source of so many rows.
    static List<Long> sizes(long rows) {
        long enough = Math.max(rows / PART, Math.min(ENOUGH, rows / QUARTER));
        long largest = Math.max(enough, Math.min(LEAST, rows));
        return Stream.of(largest / 4, largest / 2, largest)
                .map(size -> Math.max(1, size))
                .distinct()
                .toList();
    }

    private Flown flown() throws IOException {
        SourceSample sample = SourceSample.of(request.source(), request.sourceFile());
        TrainSpec train = train(sample.records());
        List<Pilot> pilots = new ArrayList<>();
        for (long size : sizes(sample.records())) {
            Path home = Files.createDirectory(scratch.resolve("pilot-" + size));
            pilots.add(pilot(home, sample.write(size, home), train));
        }
        Pilot largest = pilots.getLast();
        return new Flown(
                sample.records(),
                List.copyOf(largest.observation().steps().keySet()),
                pilots.stream().map(Pilot::observation).toList(),
                largest.matrixPerRow());
    }

    private record Pilot(Observation observation, double matrixPerRow) {}

    private Pilot pilot(Path home, SourceSpec source, TrainSpec train) {
        PilotOrder order = PilotOrder.of(source, train.trials());
        PilotProcess.run(home, order, request);
        try (Workplace workplace = Workplace.open(home, null, clock)) {
            return taken(
                    workplace,
                    new RunKey(
                            request.file().spec().project(),
                            RunKey.Job.TRAIN,
                            request.date(),
                            1,
                            null),
                    train);
        }
    }

    private Pilot taken(Workplace workplace, RunKey run, TrainSpec train) {
        RunFolder folder = workplace.folder(run);
        TrainSpec whole = request.file().spec().train();
        Task task =
                TaskFinder.find(request.file(), folder.read("profile.json", Profile.class).label());
        double fits = (double) fits(train, task) / fits(whole, task);
        Map<String, Observation.Taken> steps = new LinkedHashMap<>();
        Map<String, StepTotal> costs = new StepCosts(workplace.database()).of(run);
        for (StepView step : workplace.history().show(run).orElseThrow().steps()) {
            StepTotal cost = costs.get(step.name());
            if (cost != null) {
                steps.put(step.name(), FormerRuns.taken(cost, fits));
            }
        }
        CleanTally tally = folder.read(CleanStage.FILE, CleanTally.class);
        int columns = folder.read(FeaturesStage.FILE, FeaturePlan.class).names().size();
        return new Pilot(
                new Observation(tally.read(), Observation.PILOT, steps, size(folder.path())),
                (double) tally.trainingRows() * columns * Float.BYTES / tally.read());
    }

    /// How many models are fitted: one per trial and fold, and the best again on all rows.
    static int fits(TrainSpec train, Task task) {
        return TrialPlan.of(train, task).size() * train.folds() + 1;
    }

    private TrainSpec train(long rows) {
        TrainSpec train = request.file().spec().train();
        int fewer = Math.max(train.candidates().size(), Math.ceilDiv(train.trials(), TRIALS));
        return rows < LARGE ? train : PilotOrder.withTrials(train, fewer);
    }

    /// Bytes of all files in a folder.
    static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at the files in " + folder, e);
        }
    }
}
