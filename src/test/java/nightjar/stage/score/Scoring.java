package nightjar.stage.score;

import java.time.LocalDate;
import java.util.List;
import nightjar.durable.Json;
import nightjar.durable.WholeFiles;
import nightjar.ledger.RunFolder;
import nightjar.pass.Dataset;
import nightjar.pass.RowSource;
import nightjar.project.ProjectSpec;
import nightjar.source.csv.CsvParts;
import nightjar.source.csv.RejectedParts;
import nightjar.stage.clean.CleanPlan;
import nightjar.stage.explore.key.RepeatSearch;
import nightjar.stage.promote.TrainedColumns;
import nightjar.stage.train.FittedModel;
import nightjar.testing.RowEngine;

/// Scores with any engine.
public final class Scoring {

    private Scoring() {}

    public static void by(
            RowEngine engine,
            ProjectSpec spec,
            FittedModel model,
            LocalDate date,
            RowSource source,
            RunFolder folder) {
        List<String> columns =
                spec.data().columns().keySet().stream()
                        .filter(name -> !name.equals(spec.data().label().column()))
                        .toList();
        RepeatSearch repeats = RepeatSearch.of(columns.subList(0, Math.min(2, columns.size())));
        RepeatSearch keys = RepeatSearch.ofKeys(spec.data().key());
        Scorer scorer = scorer(spec, model, date, columns, repeats, keys);
        ScoreState state =
                engine.map(
                        source,
                        () -> scorer(spec, model, date, columns, repeats, keys),
                        new Dataset.Outputs(
                                new CsvParts(
                                        folder.resolve("scores"),
                                        scorer.schema(),
                                        WholeFiles.UNGUARDED),
                                new RejectedParts(
                                        folder.resolve("scores-rejected"), WholeFiles.UNGUARDED),
                                folder));
        folder.writeBytes("score.bin", scorer.write(state));
        folder.writeBytes("repeats.json", Json.bytes(repeats.repeats(state.cells(), folder)));
    }

    private static Scorer scorer(
            ProjectSpec spec,
            FittedModel model,
            LocalDate date,
            List<String> columns,
            RepeatSearch repeats,
            RepeatSearch keys) {
        return new Scorer(
                new CleanPlan(spec, null),
                model,
                date,
                1,
                "p.score.2026-11-22",
                0,
                new Scorer.Watch(
                        columns,
                        TrainedColumns.levels(model.plan(), spec.data().columns()),
                        repeats,
                        keys));
    }
}
