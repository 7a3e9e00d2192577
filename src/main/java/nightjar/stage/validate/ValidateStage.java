package nightjar.stage.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nightjar.engine.Passes;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.table.DataRejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `validate`: reads the profile, writes `findings.json`, refuses wrong data.
public final class ValidateStage {

    /// The file it writes into the run folder.
    public static final String FILE = "findings.json";

    private static final String NAME = "validate";
    private static final Logger LOG = LoggerFactory.getLogger(ValidateStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Supplier<Observed> observed;

    /// @param observed asked when the step runs
    public ValidateStage(
            Passes passes, CurrentRun run, Ledger ledger, Supplier<Observed> observed) {
        this.passes = passes;
        this.run = run;
        this.ledger = ledger;
        this.observed = observed;
    }

    public Step step() {
        return passes.once(NAME, this::validate);
    }

    private void validate() {
        Findings findings = findings();
        run.folder().write(FILE, findings);
        ledger.measure(run.key(), findings.measurements(NAME));
        findings.log(LOG);
        if (findings.refuse()) {
            throw new DataRejected(findings.refusal());
        }
    }

    private Findings findings() {
        List<Finding> findings =
                new ArrayList<>(Judge.training(run.spec(), observed.get()).findings());
        GoalJudge.judge(run.spec()).ifPresent(findings::add);
        return new Findings(findings);
    }
}
