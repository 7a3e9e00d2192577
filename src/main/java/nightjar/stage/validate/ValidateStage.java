package nightjar.stage.validate;

import java.util.ArrayList;
import java.util.List;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.stage.explore.Profile;
import nightjar.table.DataRejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `validate`: reads the profile, writes `findings.json`, refuses wrong data.
public final class ValidateStage {

    public static final Artifact.Whole<Findings> FINDINGS =
            Artifact.json("findings.json", Findings.class);

    private static final String NAME = "validate";
    private static final Logger LOG = LoggerFactory.getLogger(ValidateStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final HandOver<Profile> profile;

    public ValidateStage(RunContext context, HandOver<Profile> profile) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.profile = profile;
    }

    public Step step() {
        return passes.once(NAME, this::validate);
    }

    public HandOver<Findings> findings() {
        return run.folder().handOver(FINDINGS);
    }

    private void validate() {
        Findings findings = judged();
        run.folder().write(FINDINGS, findings);
        ledger.measure(run.key(), findings.measurements(NAME));
        findings.log(LOG);
        if (findings.refuse()) {
            throw new DataRejected(findings.refusal());
        }
    }

    private Findings judged() {
        List<Finding> findings =
                new ArrayList<>(
                        Judge.training(run.spec(), ProfileObserved.of(profile.get())).findings());
        GoalJudge.judge(run.spec()).ifPresent(findings::add);
        return new Findings(findings);
    }
}
