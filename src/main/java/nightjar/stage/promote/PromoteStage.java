package nightjar.stage.promote;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.engine.Passes;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Fingerprint;
import nightjar.ledger.InputFile;
import nightjar.ledger.Json;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Provenance;
import nightjar.registry.ModelVersion;
import nightjar.registry.NewVersion;
import nightjar.registry.Registry;
import nightjar.source.CrashPoint;
import nightjar.spec.Goal;
import nightjar.stage.evaluate.EvaluateStage;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.gate.Decision;
import nightjar.stage.gate.GateStage;
import nightjar.stage.gate.Verdict;
import nightjar.stage.train.FittedModel;
import nightjar.stage.train.TrainStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `promote`: registers the candidate, whatever the verdict, and makes it champion if the verdict says so.
public final class PromoteStage {

    private static final String NAME = "promote";
    private static final List<String> FILES =
            List.of("task.json", "candidate.json", "plan.json", "model.bin");
    private static final Logger LOG = LoggerFactory.getLogger(PromoteStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Registry registry;
    private final List<InputFile> inputs;
    private final InstantSource clock;

    public PromoteStage(
            Passes passes,
            CurrentRun run,
            Ledger ledger,
            Registry registry,
            List<InputFile> inputs,
            InstantSource clock) {
        this.passes = passes;
        this.run = run;
        this.ledger = ledger;
        this.registry = registry;
        this.inputs = List.copyOf(inputs);
        this.clock = clock;
    }

    public Step step() {
        return passes.once(NAME, this::promote);
    }

    /// The candidate as the step `train` left it.
    public static FittedModel candidate(CurrentRun run) {
        Map<String, byte[]> files = new TreeMap<>();
        FILES.forEach(name -> files.put(name, run.folder().readBytes(TrainStage.CANDIDATE + name)));
        return FittedModel.read(files);
    }

    private void promote() {
        FittedModel model = candidate(run);
        Verdict verdict = run.folder().read(GateStage.FILE, Verdict.class);
        Map<String, byte[]> files = new LinkedHashMap<>(model.files());
        Card card = card(model, verdict);
        files.put("card.json", Json.bytes(card));
        files.put("card.md", card.markdown().getBytes(StandardCharsets.UTF_8));
        files.put("canary.json", Json.bytes(Canary.of(model)));
        files.put("project.yaml", run.file().text().getBytes(StandardCharsets.UTF_8));
        run.folder().write("card.json", card);
        int version =
                registry.add(
                        new NewVersion(
                                run.spec().project(),
                                run.key().name(),
                                model.candidate().trial().algorithm().yamlName(),
                                model.fingerprint(),
                                verdict.word().name(),
                                clock.instant(),
                                files));
        CrashPoint.VERSION_ADDED.passed(NAME);
        ledger.model(run.key(), version);
        ledger.measure(run.key(), List.of(Measurement.of(NAME, "version", version, "1")));
        if (verdict.word() == Decision.PROMOTE && !isChampion(version)) {
            registry.promote(
                    run.spec().project(),
                    version,
                    "gate",
                    "verdict PROMOTE in " + run.key(),
                    clock.instant());
            LOG.info("Version {} is champion", version);
        }
    }

    private boolean isChampion(int version) {
        return registry.champion(run.spec().project())
                .map(ModelVersion::version)
                .filter(now -> now == version)
                .isPresent();
    }

    private Card card(FittedModel model, Verdict verdict) {
        Evaluation evaluation = run.folder().read(EvaluateStage.FILE, Evaluation.class);
        Goal goal = run.spec().goal();
        Map<String, Double> importance = new TreeMap<>();
        Json.tree(
                        new String(
                                run.folder().readBytes(TrainStage.CANDIDATE + "importance.json"),
                                StandardCharsets.UTF_8))
                .properties()
                .forEach(one -> importance.put(one.getKey(), one.getValue().asDouble()));
        return new Card(
                run.spec().project(),
                goal == null ? null : goal.statement(),
                model.fingerprint(),
                model.candidate(),
                evaluation.trainingRows(),
                evaluation.rows(),
                evaluation.candidate(),
                importance,
                verdict,
                provenance());
    }

    private Provenance provenance() {
        Map<String, Fingerprint> read = new TreeMap<>();
        inputs.forEach(input -> read.put(input.path(), input.fingerprint()));
        Path workspace = run.file().workspace();
        return new Provenance(
                run.key().name(),
                Fingerprint.of(run.file().text()),
                read,
                run.spec().train().holdout().seed(),
                Map.of("smile", "6.3.0", "xgboost", "2.1.4"),
                Provenance.javaVersion(),
                Provenance.systemVersion(),
                Provenance.commitAround(workspace).orElse(null));
    }
}
