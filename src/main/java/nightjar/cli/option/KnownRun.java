package nightjar.cli.option;

import java.util.List;
import nightjar.database.RunKey;
import nightjar.ledger.view.RunSummary;
import nightjar.ledger.view.RunView;
import nightjar.text.Nearest;
import nightjar.workspace.Workspace;

/// A run the user named and the ledger knows.
public record KnownRun(RunKey key, RunView view) {

    /// The run called `name`; a [WrongUse] says which names there are.
    public static KnownRun of(Workspace workspace, String name) {
        RunKey key =
                RunKey.parse(name)
                        .orElseThrow(
                                () ->
                                        new WrongUse(
                                                "'%s' is no run name; expected PROJECT.JOB.DATE such as churn.train.2026-11-22. `nightjar runs` lists them."
                                                        .formatted(name)));
        return workspace
                .history()
                .show(key)
                .map(view -> new KnownRun(key, view))
                .orElseThrow(() -> new WrongUse(unknown(workspace, name)));
    }

    private static String unknown(Workspace workspace, String name) {
        List<String> names =
                workspace.history().list(null, 200).stream().map(RunSummary::run).toList();
        if (names.isEmpty()) {
            return "No run '%s': nothing ran yet in %s. Is this the right folder, or is --home missing?"
                    .formatted(name, workspace.home());
        }
        return "No run '%s' in %s.%s `nightjar runs` lists them."
                .formatted(
                        name,
                        workspace.home(),
                        Nearest.to(name, names)
                                .map(nearest -> " Did you mean '" + nearest + "'?")
                                .orElse(""));
    }
}
