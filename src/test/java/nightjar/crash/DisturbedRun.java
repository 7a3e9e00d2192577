package nightjar.crash;

import java.util.List;
import nightjar.testing.NightProcess;
import nightjar.testing.Workshop;

/// A run of a night that is ended again and again, and goes on by the one command an operator has.
final class DisturbedRun {

    /// The exit code of `restart` for a run the ledger does not know.
    private static final int UNKNOWN = 2;

    private final Night night;
    private final Workshop workshop;
    private boolean entered;
    private int begun;

    DisturbedRun(Night night, Workshop workshop) {
        this.night = night;
        this.workshop = workshop;
    }

    /// How often the run had to be asked for as at first, because it was ended before it stood in the ledger.
    int begun() {
        return begun;
    }

    /// Works until the process ends, or is ended at the points.
    ///
    /// @param points such as `clean/STATE_SAVED/2`
    NightProcess.Said workUntil(String... points) {
        return work(
                points.length == 0
                        ? List.of()
                        : List.of("-Dnightjar.crash=" + String.join(",", points)));
    }

    /// Works with more options for Java until the process ends.
    NightProcess.Said work(List<String> java) {
        NightProcess.Said said = start(java).end();
        if (!entered && said.exit() == UNKNOWN && said.err().contains("No run")) {
            begun++;
            entered = true;
            return night.begin(workshop, java).end();
        }
        return said;
    }

    /// Starts a process that begins the run the first time and restarts it from then on.
    NightProcess start(List<String> java) {
        if (begun == 0) {
            begun++;
            return night.begin(workshop, java);
        }
        return night.restart(workshop, java);
    }
}
