package nightjar.run;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import nightjar.database.RunKey;
import nightjar.engine.RunContext;
import nightjar.history.KeptProject;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.RunRecord;
import nightjar.model.Task;
import nightjar.registry.ModelVersion;
import nightjar.registry.VersionUnsound;
import nightjar.stage.clean.split.HoldoutRule;
import nightjar.stage.evaluate.challenger.Challenger;
import nightjar.stage.evaluate.challenger.Champion;
import nightjar.stage.evaluate.challenger.Opponent;
import nightjar.stage.evaluate.challenger.Unseen;
import nightjar.stage.promote.SelfTestedVersion;
import nightjar.table.Schema;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// The version that a training run's candidate is held against, and on which of the run's rows it may be.
///
/// @param rule by which the rows of this run are held out
record StandingChampion(
        RunContext context, Workspace workspace, HandOver<HoldoutRule> rule, InstantSource clock)
        implements Opponent {

    @Override
    public Champion on(Schema clean, Task task) {
        Integer noted = run().folder().once(CHOSEN, () -> new Chosen(present())).version();
        if (noted == null) {
            return new Champion.None();
        }
        ModelVersion version =
                workspace.registry().version(run().spec().project(), noted).orElseThrow();
        try {
            return of(SelfTestedVersion.load(workspace.registry(), version), clean, task);
        } catch (VersionUnsound _) {
            return new Champion.Incomparable(
                    noted,
                    "version %s is not what was registered; `nightjar verify %s %s` says why"
                            .formatted(noted, version.project(), noted));
        }
    }

    private CurrentRun run() {
        return context.run();
    }

    private @Nullable Integer present() {
        return workspace
                .registry()
                .champion(run().spec().project(), clock.instant())
                .filter(one -> !one.run().equals(run().key().name()))
                .map(ModelVersion::version)
                .orElse(null);
    }

    private Champion of(SelfTestedVersion champion, Schema clean, Task task) {
        var model = champion.model();
        List<String> inputs = model.plan().inputs();
        boolean fits = model.task().equals(task) && inputs.stream().allMatch(clean::contains);
        Challenger contestant =
                fits
                        ? new Challenger(
                                model.on(clean, run().key().date())::predict,
                                model.candidate().threshold())
                        : new Challenger(_ -> new double[0], 0.5);
        return Champion.of(
                champion.version().version(),
                contestant,
                model.task(),
                task,
                inputs,
                clean,
                unseen(champion, clean));
    }

    private Unseen unseen(SelfTestedVersion champion, Schema clean) {
        HoldoutRule its = holdout(champion).orElse(null);
        String column = its == null ? null : its.column();
        return Unseen.of(
                champion.version().version(),
                its,
                rule.get(),
                column == null ? List.of() : HoldoutRule.reading(run().spec(), column),
                clean);
    }

    /// As it was kept with the version. A version of an earlier program has its project file, which says all but where an order was cut.
    private Optional<HoldoutRule> holdout(SelfTestedVersion champion) {
        return champion.holdout()
                .or(
                        () ->
                                RunKey.parse(champion.version().run())
                                        .flatMap(workspace.ledger()::find)
                                        .flatMap(StandingChampion::ruleOf));
    }

    private static Optional<HoldoutRule> ruleOf(RunRecord record) {
        return KeptProject.read(record).map(spec -> HoldoutRule.of(spec, null, record.inputs()));
    }
}
