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
    private boolean asked;

    DisturbedRun(Night night, Workshop workshop) {
        this.night = night;
        this.workshop = workshop;
    }

    /// Works until the process ends, or is ended at the points.
    ///
    /// @param points such as `clean/STATE_SAVED/2`
    NightProcess.Said workUntil(String... points) {
        List<String> java =
                points.length == 0
                        ? List.of()
                        : List.of("-Dnightjar.crash=" + String.join(",", points));
        NightProcess.Said said = start(java).end();
        return wasUnknown(said) ? start(java).end() : said;
    }

    /// Starts a process that asks for the run the first time, and restarts it from then on.
    NightProcess start(List<String> java) {
        boolean first = !asked;
        asked = true;
        return first ? night.begin(workshop, java) : night.restart(workshop, java);
    }

    /// Whether the run was ended before it stood in the ledger: then there is nothing to restart, and it is asked for as at first.
    boolean wasUnknown(NightProcess.Said said) {
        boolean unknown = said.exit() == UNKNOWN && said.err().contains("No run");
        asked = !unknown;
        return unknown;
    }
}
