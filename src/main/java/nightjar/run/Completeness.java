package nightjar.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nightjar.database.RunKey;
import nightjar.durable.HandOverDamaged;
import nightjar.ledger.RunRecord;
import nightjar.ledger.view.RunState;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.RunRequest;
import nightjar.workspace.TargetCheck;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What a request for a run comes to that is over: a scoring run is complete if what it has published stands where it is asked for, and else that
/// is published again from its parts.
record Completeness(Workspace workspace) {

    /// How a run ended that is over for good; null if it is not.
    @Nullable RunEnd over(RunKey key) {
        return switch (workspace.history().state(key).orElse(RunState.INTERRUPTED)) {
            case COMPLETED ->
                    new RunEnd(key, Outcome.DONE, key + " is complete already; nothing to do.");
            case ABANDONED ->
                    new RunEnd(
                            key,
                            Outcome.WRONG_USE,
                            key
                                    + " was abandoned and cannot be restarted; `%s` begins a new run."
                                            .formatted(key.job().word()));
            case RUNNING, FAILED, STOPPED, INTERRUPTED -> null;
        };
    }

    /// For a request that the run answers.
    ///
    /// @param why there is nothing to do, for people
    /// @param anew scores the date again, if the parts are gone or in another home; is told why
    RunEnd of(RunKey key, RunRequest request, String why, Function<String, RunEnd> anew) {
        RunEnd done = new RunEnd(key, Outcome.DONE, why);
        if (key.job() != RunKey.Job.SCORE) {
            return done;
        }
        return new LaterRun(workspace)
                .replaced(key, request)
                .orElseGet(
                        () ->
                                switch (published(key).stand(request)) {
                                    case Published.There _ -> done;
                                    case Published.Again again ->
                                            new RunEnd(key, Outcome.DONE, again.why());
                                    case Published.Gone gone -> anew.apply(gone.why());
                                });
    }

    /// For mended rows of which there is nothing to add.
    RunEnd of(Replaying.Nothing nothing) {
        RunKey key = nothing.published().key();
        return new LaterRun(workspace)
                .replaced(key, nothing.request())
                .orElseGet(
                        () ->
                                switch (published(key).stand(nothing.request())) {
                                    case Published.There _ ->
                                            new RunEnd(key, Outcome.DONE, nothing.why());
                                    case Published.Again again ->
                                            new RunEnd(
                                                    key,
                                                    Outcome.DONE,
                                                    nothing.why() + " " + again.why());
                                    case Published.Gone gone ->
                                            new RunEnd(
                                                    key,
                                                    Outcome.FAILED,
                                                    nothing.why() + " " + gone.why());
                                });
    }

    /// For a restart, which begins no other run and leaves the output of a later one alone.
    RunEnd restarted(RunKey key) {
        RunEnd done = new RunEnd(key, Outcome.DONE, key + " is complete already; nothing to do.");
        if (key.job() != RunKey.Job.SCORE) {
            return done;
        }
        Published published = published(key);
        RunRequest request;
        try {
            request = Begun.request(published.record(), workspace);
        } catch (HandOverDamaged e) {
            return RunFailure.of(key, workspace).of(List.of(e));
        }
        TargetCheck.require(request, workspace);
        Optional<String> successor = published.successor(request.target());
        if (successor.isPresent()) {
            return new RunEnd(
                    key,
                    Outcome.DONE,
                    "%s is complete already; %s holds what %s has published since, and is left alone."
                            .formatted(key, request.target(), successor.get()));
        }
        return switch (published.stand(request)) {
            case Published.There _ -> done;
            case Published.Again again -> new RunEnd(key, Outcome.DONE, again.why());
            case Published.Gone gone ->
                    new RunEnd(
                            key,
                            Outcome.FAILED,
                            "%s `nightjar score %s --date %s` scores again."
                                    .formatted(gone.why(), request.file().path(), key.date()));
        };
    }

    private Published published(RunKey key) {
        RunRecord record = workspace.ledger().find(key).orElseThrow();
        return new Published(workspace, record, new RunHome(workspace).isHere(record));
    }
}
