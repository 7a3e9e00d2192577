package nightjar.stage.features;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.stage.features.transform.Measured;
import nightjar.table.DataRejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `features`: fits the plan on the training rows, writes `plan.json`.
public final class FeaturesStage {

    public static final Artifact.Whole<FeaturePlan> PLAN =
            Artifact.json("plan.json", FeaturePlan.class);

    private static final String NAME = "features";
    private static final Logger LOG = LoggerFactory.getLogger(FeaturesStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Supplier<RowSource> training;
    private final Supplier<Task> task;
    private final FittedPreparations first;
    private List<Preparation> preparations = List.of();

    /// @param training opens the clean training rows
    /// @param task what is predicted, known once the data were validated
    public FeaturesStage(
            RunContext context,
            Supplier<RowSource> training,
            Supplier<Task> task,
            FittedPreparations first) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.training = training;
        this.task = task;
        this.first = first;
    }

    public HandOver<FeaturePlan> plan() {
        return run.folder().handOver(PLAN);
    }

    public Step step() {
        return passes.fold(NAME, this::measured, this::fold, this::finish);
    }

    private RowSource measured() {
        return FeatureFold.reading(
                training.get(),
                Stream.concat(
                        fitter().measures().stream(),
                        new PreparationFitter(run.spec()).measures().stream()));
    }

    private FeatureFold fold() {
        preparations = first.fit();
        return new FeatureFold(
                preparations, fitter().measures(), task.get(), run.spec().train().folds());
    }

    private PlanFitter fitter() {
        return new PlanFitter(run.spec(), task.get(), run.key().date());
    }

    private static String leftOut(FeaturePlan plan) {
        return plan.leftOut().isEmpty()
                ? ", because no column is declared beside key and label"
                : plan.leftOut().stream()
                        .map(left -> "'%s' is %s".formatted(left.column(), left.reason()))
                        .collect(Collectors.joining(", ", "; ", ""));
    }

    private void finish(Measured rows) {
        FeaturePlan plan = fitter().fit(preparations, rows);
        if (plan.features().isEmpty()) {
            throw new DataRejected(
                    "%s: no feature is left%s. Declare columns that vary and are neither key, label nor text."
                            .formatted(run.file().path(), leftOut(plan)));
        }
        run.folder().write(PLAN, plan);
        plan.leftOut()
                .forEach(left -> LOG.info("No feature of '{}': {}", left.column(), left.reason()));
        ledger.measure(
                run.key(),
                List.of(
                        Measurement.of(NAME, Quantity.TRAINING_ROWS, rows.rows()),
                        Measurement.of(NAME, Quantity.FEATURES, plan.names().size()),
                        Measurement.of(NAME, Quantity.COLUMNS_LEFT_OUT, plan.leftOut().size())));
    }
}
