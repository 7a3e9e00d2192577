package nightjar.stage.clean;

import java.util.List;
import java.util.Set;
import nightjar.durable.Json;
import nightjar.durable.WholeFiles;
import nightjar.ledger.RunFolder;
import nightjar.model.Task;
import nightjar.pass.Dataset;
import nightjar.pass.RowSource;
import nightjar.project.ProjectSpec;
import nightjar.source.csv.RejectedParts;
import nightjar.stage.clean.split.OrderBoundaries;
import nightjar.stage.explore.Profile;
import nightjar.testing.RowEngine;

/// Cleans with any engine.
public final class Cleaning {

    private Cleaning() {}

    public static CleanRows by(
            RowEngine engine,
            ProjectSpec spec,
            Task task,
            RowSource source,
            Profile profile,
            RunFolder folder) {
        List<Double> boundaries = OrderBoundaries.of(spec, source, profile);
        CleanPlan plan =
                new CleanPlan(spec, new CleanPlan.Training(task, boundaries, _ -> false, Set.of()));
        CleanRows rows = new CleanRows(folder.resolve("clean"), WholeFiles.UNGUARDED);
        CleanCounts counts =
                engine.map(
                        source,
                        () -> new Cleaner(plan),
                        new Dataset.Outputs(
                                rows,
                                new RejectedParts(folder.resolve("rejected"), WholeFiles.UNGUARDED),
                                folder));
        folder.writeBytes("clean.json", Json.bytes(counts));
        return rows;
    }
}
