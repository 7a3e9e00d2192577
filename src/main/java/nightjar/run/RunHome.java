package nightjar.run;

import java.nio.file.Path;
import java.util.Optional;
import nightjar.ledger.RunRecord;
import nightjar.source.FileIdentity;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.Workspace;

/// Whether a run belongs to this home, where what it has done so far is.
record RunHome(Workspace workspace) {

    boolean isHere(RunRecord record) {
        return record.home().is(workspace.identity(), workspace.path(record.key()));
    }

    /// For people: another place that is the same home. The lease gives a run to one of them at a time, and what the other one lacks is found
    /// missing.
    Optional<String> copy() {
        return Optional.ofNullable(workspace.identity().copyOf())
                .map(
                        other ->
                                "%s is a copy of the home %s, which is still there: both count as one home. Remove the copy, or its file home.id to make it a home of its own."
                                        .formatted(workspace.home(), other));
    }

    /// How it ends that a run of another home is to go on.
    RunEnd elsewhere(RunRecord record) {
        if (FileIdentity.isSame(Path.of(record.home().path()), workspace.home())) {
            return new RunEnd(
                    record.key(),
                    Outcome.WRONG_USE,
                    "%s was begun when the home %s had another identity; it has a new one since, and no run of the former one goes on in it. Only `nightjar %s %s --date %s --again` begins a new run of that date."
                            .formatted(
                                    record.key(),
                                    workspace.home(),
                                    record.key().job().word(),
                                    record.projectFile(),
                                    record.key().date()));
        }
        return new RunEnd(
                record.key(),
                Outcome.WRONG_USE,
                "%s was begun with another home, and what it has done so far is there: %s. Go on with --home %s, on the machine that has it, or with its new place if it was moved; or begin a new run with --again."
                        .formatted(record.key(), record.home().path(), record.home().path()));
    }
}
