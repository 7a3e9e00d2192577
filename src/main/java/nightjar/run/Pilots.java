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
import nightjar.engine.Progress;
import nightjar.forecast.Observation;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunKey;
import nightjar.ledger.StepCosts;
import nightjar.ledger.StepTotal;
import nightjar.ledger.StepView;
import nightjar.source.SourceSample;
import nightjar.spec.DataSpec;
import nightjar.spec.ProjectFile;
import nightjar.spec.ProjectSpec;
import nightjar.spec.SourceSpec;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.clean.CleanTally;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.FeaturesStage;

/// Small training runs over samples of rising size, each the whole job in a home of its own of which nothing is kept.
///
/// The first, as small as the second, is there to load classes and native code; what it took longer than the second is the cost of a cold
/// start. Without the sampling all of them together read about an eighth of the rows of a large source. A check of the number of rows cannot hold for a
/// sample, so pilots leave `checks` out.
final class Pilots {

    /// The largest pilot reads this part of the rows.
    private static final int PART = 16;

    /// Fewer rows than this in the largest pilot tell nothing about the cost of a row.
    private static final long ENOUGH = 1_000;

    private static final Progress SILENT =
            new Progress() {
                @Override
                public void began(String step) {}

                @Override
                public void advanced(String step, long done, long size, long count, String unit) {}
            };

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
    /// @param observations of the pilots but the first
    /// @param cold seconds by step that a cold start adds
    /// @param matrixPerRow bytes of the training matrix per row of the source
    record Flown(
            long rows,
            List<String> steps,
            List<Observation> observations,
            Map<String, Double> cold,
            double matrixPerRow) {}

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

    /// The rows of each pilot but the first, smallest first, for a source of so many rows.
    static List<Long> sizes(long rows) {
        long largest = Math.max(rows / PART, Math.min(ENOUGH, (rows + 1) / 2));
        return Stream.of(largest / 4, largest / 2, largest)
                .map(size -> Math.max(1, size))
                .distinct()
                .toList();
    }

    private Flown flown() throws IOException {
        SourceSample sample = SourceSample.of(request.source(), request.sourceFile());
        List<Long> sizes = sizes(sample.records());
        List<SourceSpec> sources = new ArrayList<>();
        for (long size : sizes) {
            sources.add(sample.write(size, scratch));
        }
        Pilot first = pilot("first", sources.getFirst());
        List<Pilot> pilots = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            pilots.add(pilot("pilot-" + i, sources.get(i)));
        }
        return new Flown(
                sample.records(),
                List.copyOf(first.observation().steps().keySet()),
                pilots.stream().map(Pilot::observation).toList(),
                cold(first.observation(), pilots.getFirst().observation()),
                pilots.getLast().matrixPerRow());
    }

    private static Map<String, Double> cold(Observation first, Observation second) {
        Map<String, Double> cold = new LinkedHashMap<>();
        for (Map.Entry<String, Observation.Taken> warm : second.steps().entrySet()) {
            Observation.Taken colder = first.steps().getOrDefault(warm.getKey(), warm.getValue());
            cold.put(warm.getKey(), Math.max(0, colder.seconds() - warm.getValue().seconds()));
        }
        return cold;
    }

    private record Pilot(Observation observation, double matrixPerRow) {}

    private Pilot pilot(String name, SourceSpec source) {
        // What the pilot before has left on the heap would count as this one's.
        System.gc();
        Path home = scratch.resolve(name);
        try (Workplace workplace = Workplace.open(home, null, clock)) {
            RunRequest small = RunRequest.train(over(source), request.date(), false);
            RunEnd end = new RunLauncher(workplace, clock, SILENT, _ -> {}).start(small);
            if (end.outcome() != Outcome.DONE) {
                throw new PilotFailed(end);
            }
            return taken(workplace, end.key());
        }
    }

    private Pilot taken(Workplace workplace, RunKey run) {
        Map<String, Observation.Taken> steps = new LinkedHashMap<>();
        Map<String, StepTotal> costs = new StepCosts(workplace.database()).of(run);
        for (StepView step : workplace.history().show(run).orElseThrow().steps()) {
            StepTotal cost = costs.get(step.name());
            if (cost != null) {
                steps.put(step.name(), new Observation.Taken(cost.seconds(), cost.peakMemory()));
            }
        }
        RunFolder folder = workplace.folder(run);
        CleanTally tally = folder.read(CleanStage.FILE, CleanTally.class);
        int columns = folder.read(FeaturesStage.FILE, FeaturePlan.class).names().size();
        return new Pilot(
                new Observation(tally.read(), Observation.PILOT, steps, size(folder.path())),
                (double) tally.trainingRows() * columns * Float.BYTES / tally.read());
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

    private ProjectFile over(SourceSpec source) {
        ProjectFile file = request.file();
        ProjectSpec spec = file.spec();
        DataSpec data = spec.data();
        ProjectSpec small =
                new ProjectSpec(
                        spec.project(),
                        spec.goal(),
                        spec.suitability(),
                        null,
                        new DataSpec(
                                source,
                                data.key(),
                                data.label(),
                                data.columns(),
                                data.maxRejected()),
                        List.of(),
                        spec.clean(),
                        spec.features(),
                        spec.train(),
                        spec.gate(),
                        spec.review(),
                        spec.score(),
                        spec.watch(),
                        spec.schedule());
        return new ProjectFile(file.path(), file.workspace(), file.text(), small);
    }
}
