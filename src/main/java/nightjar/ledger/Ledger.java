package nightjar.ledger;

import java.util.List;

/// The book of runs and measurements in the database.
public class Ledger {

    /// Writes measurements of a run; one that is there already is replaced.
    public void measure(RunKey run, List<Measurement> measurements) {
        throw new IllegalStateException(run + " " + measurements);
    }
}
