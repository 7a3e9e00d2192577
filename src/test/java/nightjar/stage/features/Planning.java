package nightjar.stage.features;

import java.time.LocalDate;
import java.util.List;
import nightjar.durable.Json;
import nightjar.ledger.RunFolder;
import nightjar.model.Task;
import nightjar.pass.Dataset;
import nightjar.pass.RowSource;
import nightjar.project.ProjectSpec;
import nightjar.stage.features.transform.Measured;
import nightjar.testing.RowEngine;

/// Fits plans with any engine.
public final class Planning {

    private Planning() {}

    public static FeaturePlan by(
            RowEngine engine,
            ProjectSpec spec,
            Task task,
            LocalDate date,
            RowSource training,
            RunFolder folder) {
        int folds = spec.train().folds();
        PreparationFitter preparing = new PreparationFitter(spec);
        Measured first =
                engine.map(
                        training,
                        () -> new FeatureFold(List.of(), preparing.measures(), task, folds),
                        Dataset.Outputs.NONE);
        List<Preparation> prepared = preparing.isNeeded() ? preparing.fit(first) : List.of();
        FeatureFold fold =
                new FeatureFold(prepared, new PlanFitter(spec, task, date).measures(), task, folds);
        Measured state =
                engine.map(
                        training,
                        () ->
                                new FeatureFold(
                                        prepared,
                                        new PlanFitter(spec, task, date).measures(),
                                        task,
                                        folds),
                        Dataset.Outputs.NONE);
        folder.writeBytes("features.bin", fold.write(state));
        FeaturePlan plan = new PlanFitter(spec, task, date).fit(prepared, state);
        folder.writeBytes("plan.json", Json.bytes(plan));
        return plan;
    }
}
