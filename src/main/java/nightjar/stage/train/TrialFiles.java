package nightjar.stage.train;

import java.util.Locale;
import nightjar.ledger.Artifact;
import nightjar.ledger.RunFolder;
import nightjar.stage.train.trainer.Trial;

/// The outcomes of the trials of a run, each in a file of its own: a restart has those that were committed.
record TrialFiles(RunFolder folder) {

    boolean has(Trial trial) {
        return folder.has(file(trial));
    }

    TrialOutcome read(Trial trial) {
        return folder.read(file(trial));
    }

    void write(TrialOutcome outcome) {
        folder.write(file(outcome.trial()), outcome);
    }

    private static Artifact.Whole<TrialOutcome> file(Trial trial) {
        return Artifact.json(
                String.format(Locale.ROOT, "trials/trial-%04d.json", trial.number()),
                TrialOutcome.class);
    }
}
