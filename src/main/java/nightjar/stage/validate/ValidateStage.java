package nightjar.stage.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import nightjar.engine.Passes;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.RunKey.Job;
import nightjar.source.DataRejected;
import nightjar.spec.Reaction;
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
        ledger.measure(run.key(), measurements(findings));
        for (Finding finding : findings.findings()) {
            log(finding);
        }
        if (findings.refuse()) {
            throw new DataRejected(findings.refusal());
        }
    }

    private Findings findings() {
        boolean labelled = run.key().job() != Job.SCORE;
        List<Finding> findings =
                new ArrayList<>(Judge.judge(run.spec(), labelled, observed.get()).findings());
        if (labelled) {
            GoalJudge.judge(run.spec()).ifPresent(findings::add);
        }
        return new Findings(findings);
    }

    private static List<Measurement> measurements(Findings findings) {
        List<Measurement> measurements = new ArrayList<>();
        for (Reaction reaction : Reaction.values()) {
            measurements.add(
                    Measurement.of(
                            NAME,
                            "findings_" + reaction.name().toLowerCase(Locale.ROOT),
                            findings.with(reaction).size(),
                            "findings"));
        }
        return measurements;
    }

    private static void log(Finding finding) {
        switch (finding.severity()) {
            case NOTE -> LOG.info("{}", finding);
            case WARNING, ERROR -> LOG.warn("{}", finding);
        }
    }
}
