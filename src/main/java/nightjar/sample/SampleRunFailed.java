package nightjar.sample;

import nightjar.workspace.Outcome;

/// A pilot did not come to its end, so that nothing can be forecast from it.
public final class SampleRunFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;

    SampleRunFailed(Outcome outcome, String said) {
        super(
                "A pilot over a sample of the rows did not come to its end, so there is no forecast. It said: "
                        + said);
        this.outcome = outcome;
    }

    /// How the pilot ended.
    public Outcome outcome() {
        return outcome;
    }
}
