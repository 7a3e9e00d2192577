package nightjar.stage.score;

import java.util.List;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.source.Target;
import org.springframework.batch.core.step.Step;

/// The step `publish`: puts what was scored in its place, whole.
public final class PublishStage {

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final HandOver<Scored> scored;
    private final Target target;

    /// @param target where the scores go
    public PublishStage(RunContext context, HandOver<Scored> scored, Target target) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.scored = scored;
        this.target = target;
    }

    public Step step() {
        Publishing publishing = new Publishing(run, ledger, scored);
        LaterOutputs later = new LaterOutputs(ledger);
        return passes.each(
                "publish",
                "",
                () -> List.of(target),
                output -> {
                    // A run that was begun later may have been faster.
                    later.requireNone(output, run.key());
                    return publishing.publish(output);
                },
                publishing::enter,
                () -> {});
    }
}
