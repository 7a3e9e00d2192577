package nightjar.operate.act;

import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.ledger.view.RunView;
import nightjar.operate.Known;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;

/// Asks a running run to stop at its next safe point.
public record StopRun(String run, Actor actor) {

    /// @return the run, which still runs
    /// @throws RequestRefused if it does not run
    public RunView in(Workspace workspace) {
        RunView view = new Known(workspace).run(run);
        requireRunning(view);
        Act act =
                Act.of(
                        Act.Kind.STOP,
                        view.key(),
                        actor,
                        workspace.clock().instant(),
                        "asked to stop");
        return workspace
                .acts()
                .entering(
                        act,
                        () -> {
                            workspace.stops().request(view.key());
                            return view;
                        });
    }

    private static void requireRunning(RunView run) {
        String next =
                switch (run.status()) {
                    case RUNNING -> "";
                    case FAILED, STOPPED, INTERRUPTED ->
                            "`nightjar restart %s` goes on with it.".formatted(run.run());
                    case COMPLETED, ABANDONED ->
                            "`nightjar show %s` tells what came of it.".formatted(run.run());
                };
        if (!next.isEmpty()) {
            throw new RequestRefused(
                    "%s is %s, not RUNNING; there is nothing to stop. %s"
                            .formatted(run.run(), run.status(), next));
        }
    }
}
