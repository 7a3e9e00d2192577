package nightjar.run;

import java.util.Optional;
import nightjar.database.RunKey;
import nightjar.stage.score.LaterOutputs;
import nightjar.stage.score.Superseded;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;

/// Whether a later run has published where a request would: its output stays, and the command does not say that all is well.
record LaterRun(Workspace workspace) {

    /// Why a run that is not complete is neither begun nor goes on; empty: nothing speaks against it.
    Optional<RunEnd> refusal(RunKey run, RunRequest request) {
        return end(
                run,
                request,
                later ->
                        workspace.ledger().find(run).isPresent()
                                ? Superseded.message(run, request.target(), later)
                                : "%s holds what the later run %s has published there. Nothing was scored for %s. Name another place with --output, or take that file away first."
                                        .formatted(request.target(), later, run.date()));
    }

    /// Why what a complete run has published is not put back in its place; empty: nothing speaks against it.
    Optional<RunEnd> replaced(RunKey run, RunRequest request) {
        return end(
                run,
                request,
                later ->
                        "%s is complete, but %s holds what the later run %s has published there since. Name another place with --output, or take that file away first."
                                .formatted(run, request.target(), later));
    }

    private Optional<RunEnd> end(RunKey run, RunRequest request, Sentence why) {
        if (run.job() != RunKey.Job.SCORE) {
            return Optional.empty();
        }
        return new LaterOutputs(workspace.ledger())
                .at(request.target(), run)
                .map(later -> new RunEnd(run, Outcome.WRONG_USE, why.of(later)));
    }

    @FunctionalInterface
    private interface Sentence {
        String of(RunKey later);
    }
}
