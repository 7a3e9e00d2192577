package nightjar.stage.score;

import nightjar.database.RunKey;
import nightjar.source.Target;

/// What a later run has published stands where another one was to publish: exit code 2. Nothing was replaced.
public final class Superseded extends RuntimeException {

    /// Part of every message about a run that was begun.
    public static final String LEFT = "is left unpublished";

    private static final long serialVersionUID = 1;

    private Superseded(String message) {
        super(message);
    }

    /// @param run which was begun, and has not published
    static Superseded begun(RunKey run, Target target, RunKey later) {
        return new Superseded(message(run, target, later));
    }

    /// Why a run that was begun does not publish, for people.
    public static String message(RunKey run, Target target, RunKey later) {
        return "%s holds what the later run %s has published there; %s %s. `nightjar abandon %s` gives it up; `nightjar score` with another --output publishes elsewhere."
                .formatted(target, later, run, LEFT, run);
    }
}
