package nightjar.stage.clean;

import java.util.List;
import java.util.function.Supplier;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.pass.RowSource;
import nightjar.stage.clean.split.HoldoutRule;
import nightjar.stage.clean.split.OrderBoundaries;
import nightjar.stage.explore.Profile;

/// The part of `clean` that comes first: where hold-out and folds begin, in passes of its own over one column if they go by its order; and the
/// rule by which rows are held out, for those who ask later.
///
/// @param source opens the raw rows
public record HoldoutBoundary(
        RunContext context, Supplier<RowSource> source, HandOver<Profile> profile) {

    public static final Artifact.Whole<HoldoutRule> RULE =
            Artifact.json(HoldoutRule.FILE, HoldoutRule.class);

    public HandOver<HoldoutRule> rule() {
        return context.run().folder().handOver(RULE);
    }

    /// Ascending; empty where the hold-out goes by the key.
    List<Double> find() {
        CurrentRun run = context.run();
        List<Double> boundaries = OrderBoundaries.of(run.spec(), source.get(), profile.get());
        run.folder()
                .write(
                        RULE,
                        HoldoutRule.of(
                                run.spec(),
                                boundaries.isEmpty() ? null : boundaries.getLast(),
                                context.ledger().find(run.key()).orElseThrow().inputs()));
        return boundaries;
    }
}
