package nightjar.cli.option;

import java.util.List;
import nightjar.ledger.view.RunSummary;
import nightjar.text.Nearest;
import nightjar.workspace.Workspace;

/// A project the user named and the home knows.
public final class KnownProject {

    private KnownProject() {}

    /// @throws WrongUse if it has neither a run nor a version, with the names that have
    public static void require(Workspace workspace, String name) {
        if (workspace.history().list(name, 1).isEmpty()
                && workspace.registry().versions(name).isEmpty()) {
            throw new WrongUse(unknown(workspace, name));
        }
    }

    private static String unknown(Workspace workspace, String name) {
        List<String> projects =
                workspace.history().list(null, Integer.MAX_VALUE).stream()
                        .map(RunSummary::project)
                        .distinct()
                        .toList();
        if (projects.isEmpty()) {
            return "No project '%s': nothing ran yet in %s. Is this the right folder, or is --home missing?"
                    .formatted(name, workspace.home());
        }
        return "No project '%s' in %s. Found: %s. %s"
                .formatted(
                        name,
                        workspace.home(),
                        String.join(", ", projects),
                        Nearest.question(name, projects))
                .strip();
    }
}
