package nightjar.cli.option;

import java.util.List;
import nightjar.ledger.view.RunSummary;
import nightjar.project.Nearest;
import nightjar.workspace.Workplace;

/// A project the user named and the home knows.
public final class KnownProject {

    private KnownProject() {}

    /// @throws WrongUse if it has neither a run nor a version, with the names that have
    public static void require(Workplace workplace, String name) {
        if (workplace.history().list(name, 1).isEmpty()
                && workplace.registry().versions(name).isEmpty()) {
            throw new WrongUse(unknown(workplace, name));
        }
    }

    private static String unknown(Workplace workplace, String name) {
        List<String> projects =
                workplace.history().list(null, Integer.MAX_VALUE).stream()
                        .map(RunSummary::project)
                        .distinct()
                        .toList();
        if (projects.isEmpty()) {
            return "No project '%s': nothing ran yet in %s. Is this the right folder, or is --home missing?"
                    .formatted(name, workplace.home());
        }
        return "No project '%s' in %s. Found: %s. %s"
                .formatted(
                        name,
                        workplace.home(),
                        String.join(", ", projects),
                        Nearest.question(name, projects))
                .strip();
    }
}
