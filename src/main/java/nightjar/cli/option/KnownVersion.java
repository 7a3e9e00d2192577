package nightjar.cli.option;

import java.util.List;
import nightjar.registry.ModelVersion;
import nightjar.workspace.Workspace;

/// A model version the user named and the registry knows.
public final class KnownVersion {

    private KnownVersion() {}

    /// The version of that number; a [WrongUse] says which there are.
    public static ModelVersion of(Workspace workspace, String project, int version) {
        return workspace
                .registry()
                .version(project, version)
                .orElseThrow(
                        () -> {
                            KnownProject.require(workspace, project);
                            return new WrongUse(unknown(workspace, project, version));
                        });
    }

    private static String unknown(Workspace workspace, String project, int version) {
        List<Integer> numbers =
                workspace.registry().versions(project).stream().map(ModelVersion::version).toList();
        return "Project %s has no version %s in %s. %s"
                .formatted(
                        project,
                        version,
                        workspace.home(),
                        numbers.isEmpty()
                                ? "It has none yet: is the name right, and is --home?"
                                : "It has %s to %s: see `nightjar models %s`."
                                        .formatted(numbers.getFirst(), numbers.getLast(), project));
    }
}
