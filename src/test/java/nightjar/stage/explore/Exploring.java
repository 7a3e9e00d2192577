package nightjar.stage.explore;

import nightjar.ledger.RunFolder;
import nightjar.pass.Dataset;
import nightjar.pass.PartSink;
import nightjar.pass.RejectedSink;
import nightjar.pass.RowSource;
import nightjar.project.ProjectSpec;
import nightjar.testing.RowEngine;
import nightjar.workspace.LabelExpression;

/// Explores with any engine. The bytes of the state are not held against each other, only what becomes of it: HyperLogLog keeps in them by what way it came
/// to its registers.
public final class Exploring {

    private Exploring() {}

    public static Profile by(
            RowEngine engine, ProjectSpec spec, RowSource source, RunFolder folder) {
        Exploration asked = ExploreStage.exploration(spec, LabelExpression.of(spec));
        ExploreState state =
                engine.map(
                        source,
                        () -> new ExploreFold(source.schema(), asked),
                        new Dataset.Outputs(PartSink.NONE, RejectedSink.NONE, folder));
        return Explorer.finish(
                source, asked, new ExploreFold(source.schema(), asked), state, folder);
    }
}
