package nightjar.engine;

import java.time.Duration;

/// Nothing moved for so long that the step was ended by the program. What is committed stays; a restart goes on from there. The message says where it
/// stood.
public final class StoodStill extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoodStill(String step, Duration patience, String where) {
        super(
                "step %s stood still: %s for %s seconds. See whether the disk, the network and the database answer; the system property nightjar.patience.seconds allows more."
                        .formatted(step, where, patience.toSeconds()));
    }
}
