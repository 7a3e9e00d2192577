package nightjar.operate.question;

import nightjar.history.GoalStanding;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;

/// Where does a project's goal stand?
public record ShowGoal(String project) {

    /// @throws RequestRefused if nothing of that project ever ran
    public GoalStanding in(Workspace workspace) {
        return GoalStanding.of(
                        project,
                        workspace.ledger(),
                        workspace.history(),
                        workspace.registry(),
                        workspace.clock())
                .orElseThrow(
                        () ->
                                new RequestRefused(
                                        "Nothing of project '%s' ran yet in %s; its goal is known from its first run on. Is the name right, and is --home?"
                                                .formatted(project, workspace.home())));
    }
}
