package nightjar.operate.question;

import java.util.List;
import nightjar.ledger.view.RunSummary;
import nightjar.operate.Known;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What ran, the newest first?
///
/// @param project null: all
/// @param limit at most so many, 1 or more
public record ListRuns(@Nullable String project, int limit) {

    /// @throws nightjar.workspace.RequestRefused if nothing is known of the project
    public List<RunSummary> in(Workspace workspace) {
        List<RunSummary> runs = workspace.history().list(project, limit);
        if (project != null && runs.isEmpty()) {
            new Known(workspace).requireProject(project);
        }
        return runs;
    }
}
