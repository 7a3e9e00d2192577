package nightjar.operate;

import java.util.List;
import java.util.Optional;
import nightjar.database.RunKey;
import nightjar.ledger.Act;
import nightjar.ledger.view.RunSummary;
import nightjar.ledger.view.RunView;
import nightjar.registry.ModelVersion;
import nightjar.text.Nearest;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;

/// What a workspace knows by the names people give. What it does not know is refused, with the names that there are.
public record Known(Workspace workspace) {

    /// @throws RequestRefused if the project has neither a run nor a version
    public void requireProject(String name) {
        if (workspace.history().list(name, 1).isEmpty()
                && workspace.registry().versions(name).isEmpty()) {
            throw new RequestRefused(unknownProject(name));
        }
    }

    private String unknownProject(String name) {
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

    /// @throws RequestRefused if there is no run of that name
    public RunView run(String name) {
        Optional<RunKey> key = RunKey.parse(name);
        if (key.isEmpty()) {
            throw new RequestRefused(
                    "'%s' is no run name; expected PROJECT.JOB.DATE such as churn.train.2026-11-22. `nightjar runs` lists them."
                            .formatted(name));
        }
        return workspace
                .history()
                .show(key.get())
                .orElseThrow(() -> new RequestRefused(unknownRun(key.get())));
    }

    private String unknownRun(RunKey run) {
        String name = run.name();
        List<Act> acts = workspace.acts().of(run);
        if (!acts.isEmpty() && acts.getLast().kind() == Act.Kind.PURGE) {
            Act purge = acts.getLast();
            return "No run '%s' in %s any more: it was purged on %s by %s on %s. `nightjar runs` lists what is left."
                    .formatted(
                            name,
                            workspace.home(),
                            purge.at().toString().substring(0, 10),
                            purge.by(),
                            purge.host());
        }
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

    /// @throws RequestRefused if the project has no version of that number
    public ModelVersion version(String project, int number) {
        return workspace
                .registry()
                .version(project, number)
                .orElseThrow(
                        () -> {
                            requireProject(project);
                            return new RequestRefused(unknownVersion(project, number));
                        });
    }

    private String unknownVersion(String project, int number) {
        List<Integer> numbers =
                workspace.registry().versions(project).stream().map(ModelVersion::version).toList();
        return "Project %s has no version %s in %s. %s"
                .formatted(
                        project,
                        number,
                        workspace.home(),
                        numbers.isEmpty()
                                ? "It has none yet: is the name right, and is --home?"
                                : "It has %s to %s: see `nightjar models %s`."
                                        .formatted(numbers.getFirst(), numbers.getLast(), project));
    }
}
