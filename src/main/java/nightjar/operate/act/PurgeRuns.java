package nightjar.operate.act;

import nightjar.operate.Known;
import nightjar.retention.PurgeReport;
import nightjar.retention.PurgeRequest;
import nightjar.workspace.Workspace;

/// Removes old runs, and model files that no champion and no run that stays needs.
public record PurgeRuns(PurgeRequest request) {

    public PurgeReport in(Workspace workspace) {
        String project = request.project();
        // A mistyped name in a crontab would keep everything for ever.
        if (project != null && !workspace.history().list(null, 1).isEmpty()) {
            new Known(workspace).requireProject(project);
        }
        return workspace.purge().purge(request);
    }
}
