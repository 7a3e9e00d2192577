package nightjar.operate.act;

import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.ledger.view.RunView;
import nightjar.operate.Known;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;

/// Gives a failed, stopped or interrupted run up for good.
public record AbandonRun(String run, Actor actor) {

    /// @return the run as it stood before
    /// @throws RequestRefused if it runs, or is complete
    public RunView in(Workspace workspace) {
        RunView view = new Known(workspace).run(run);
        switch (view.status()) {
            case RUNNING ->
                    throw new RequestRefused(
                            run + " is RUNNING; `nightjar stop " + run + "` first.");
            case COMPLETED ->
                    throw new RequestRefused(run + " is COMPLETED; there is nothing to give up.");
            case FAILED, STOPPED, INTERRUPTED, ABANDONED ->
                    workspace.abandon(
                            view.key(),
                            Act.of(
                                    Act.Kind.ABANDON,
                                    view.key(),
                                    actor,
                                    workspace.clock().instant(),
                                    "was " + view.status()));
        }
        return view;
    }
}
